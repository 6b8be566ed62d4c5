using System.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>
/// Four codes in a word of 32 bits, on any core: a code has passed a threshold k where bit 7 of its byte is set after 128 − k is added, and every step is added to all four
/// at once. Nothing is carried from byte to byte, because each sum is from 0 to 255 in the end, and those in between carry what they owe.
/// </summary>
internal sealed class WordBytes
{
    private const int Codes = 4;
    private const string Signs = "0x80808080u";
    private const string Y = "y";

    // The load, the store and the loop around four codes; and around one.
    private const int Around = 6;
    private const int Loop = 4;

    private readonly List<string> body = ["uint32_t x = 0u;", "", "__builtin_memcpy(&x, input, sizeof x);"];
    private int operations = Around;

    private WordBytes(SteppedBytes stepped, bool signedInput, bool signedOutput)
    {
        bool isByNumber = stepped.Place == BytePlace.Number && stepped.Steps.Length > 0;
        if (stepped.Place != BytePlace.Number || stepped.Base == FoldedBase.Positive)
        {
            Say("const uint32_t negative = (x >> 7) & 0x01010101u;", 1);
            Say("const uint32_t inverted = (negative << 8) - negative;", 1);
        }

        if (isByNumber || stepped.Base == FoldedBase.Code)
        {
            Say(signedInput ? $"const uint32_t codes = x ^ {Signs};" : "const uint32_t codes = x;", 1);
        }

        if (isByNumber || stepped.Place != BytePlace.Number)
        {
            (string place, int operations) = stepped.Place switch
            {
                BytePlace.Number => ("codes & 0x7F7F7F7Fu", 1),
                BytePlace.Magnitude => ("(x ^ inverted) + negative", 2),
                BytePlace.Below => ("((x ^ inverted) + negative) & inverted", 3),
                _ => ("x & ~inverted", 1),
            };
            Say($"const uint32_t place = {place};", operations);
        }

        string first = Four(stepped.First);
        Say($"uint32_t {Y} = {stepped.Base switch { FoldedBase.None => first, FoldedBase.Code => $"codes + {first}", _ => $"(x & ~inverted) + {first}" }};", 2);
        AddSteps(stepped);
        if (signedOutput)
        {
            Say($"{Y} ^= {Signs};", 1);
        }
    }

    /// <summary>The form; null where four codes at a time take more than a part of what one after another do.</summary>
    /// <param name="bytes">The bytes of the kernel.</param>
    /// <param name="signedOutput">Whether bytes that leave have a sign.</param>
    /// <param name="instructions">About how many instructions the portable loop takes for a code.</param>
    public static VectorForm? Of(ByteCodes bytes, bool signedOutput, int instructions)
    {
        WordBytes best = SteppedBytes.Of(bytes, signedOutput).Select(stepped => new WordBytes(stepped, bytes.IsSigned, signedOutput)).MinBy(form => form.operations)!;
        return 10 * best.operations > 7 * Codes * (instructions + Loop) ? null : best.Form(bytes.IsSigned, signedOutput);
    }

    private VectorForm Form(bool signedInput, bool signedOutput) => new(VectorUnit.Word, "Words of 32 bits: four codes, each in its byte.", Codes, [], [.. body, $"__builtin_memcpy(output, &{Y}, sizeof {Y});"])
    {
        Prepare =
        [
            "#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__aarch64__) && !defined(__i386__) && !defined(__x86_64__)",
            "if ((((uintptr_t)input | (uintptr_t)output) & 3u) != 0u) {",
            "    return 0u; /* words at such places would be read byte by byte */",
            "}",
            "",
            $"input = (const {CType.Name(signedInput, 8)} *)__builtin_assume_aligned(input, 4u);",
            $"output = ({CType.Name(signedOutput, 8)} *)__builtin_assume_aligned(output, 4u);",
            "#endif",
        ],
    };

    // Two steps of the same height, one up and one down, are the stretch between them.
    private void AddSteps(SteppedBytes stepped)
    {
        List<ByteStep> left = [.. stepped.Steps];
        while (left.Count > 0)
        {
            ByteStep step = left[0];
            left.RemoveAt(0);
            int back = left.FindIndex(other => other.Rise == -step.Rise);
            string passed = Passed(stepped, step.At);
            if (back >= 0)
            {
                passed = $"({passed} ^ {Passed(stepped, left[back].At)})";
                left.RemoveAt(back);
                operations++;
            }

            int height = Math.Abs(step.Rise);
            string taken = $"({passed} & {Signs})";
            string raised = height == 1 ? $"{taken} >> 7"
                : height == 128 ? taken
                : BitOperations.IsPow2(height) ? $"{taken} >> {7 - BitOperations.Log2((uint)height)}"
                : $"({taken} >> 7) * {CLiteral.Operand(height, signed: false, 32)}";
            Say($"{Y} {(step.Rise < 0 ? '-' : '+')}= {raised};", BitOperations.IsPow2(height) ? 2 : 3);
        }
    }

    // A word whose bits 7 are set where a code has passed a threshold. What is in the upper half of all codes, or is not, their own upper bit says.
    private string Passed(SteppedBytes stepped, int threshold)
    {
        int upper = threshold > 128 ? 256 : 128;
        string sum = threshold == upper ? "place" : $"(place + {Four(upper - threshold)})";
        operations += stepped.Place == BytePlace.Number ? 2 : 1;
        return stepped.Place != BytePlace.Number ? sum : $"({sum} {(threshold > 128 ? '&' : '|')} codes)";
    }

    private static string Four(int value) => $"0x{unchecked((uint)value * 0x01010101u):X8}u";

    private void Say(string line, int operations)
    {
        body.Add(line);
        this.operations += operations;
    }
}
