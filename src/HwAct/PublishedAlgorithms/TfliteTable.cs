using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// TensorFlow Lite's table for 16-bit activations: 513 int16 entries, linear between them. It is built as there, and that is
/// where its error comes from: the range from the least to the greatest code is split in 512, so nodes lie 127.998 codes
/// apart while the look-up steps 128; outputs are scaled by 65,536/65,535 too much; the last node is that of the greatest code; and
/// half of a segment's error at its middle is taken off its left entry, and the neighbor's half off its right one.
/// </summary>
/// <remarks>The table is built in single precision there, which decides many near-ties, so it is here too. For GELU the steps of
/// the function are followed as well; any other activation is taken as the float nearest to its exact value.</remarks>
public sealed class TfliteTable : IPublishedAlgorithm
{
    private const int Segments = 512;
    private const int WidthBits = 7;
    private const int Half = 1 << (WidthBits - 1);
    private const float RootOfHalf = 0.70710678f;
    private const double RootOfTwo = 1.4142135623730950488;

    /// <inheritdoc/>
    public string Name => "tflite-int16";

    /// <inheritdoc/>
    public string Source => "TensorFlow Lite, kernels/internal/common.h: LUTPopulate<int16_t> and LUTLookup, 513 entries";

    /// <inheritdoc/>
    public long Bytes => (Segments + 1) * sizeof(short);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) =>
        IsSymmetricInt16(specification.Input) && IsSymmetricInt16(specification.Output)
            ? null
            : "it serves int16 to int16 with zero points 0";

    /// <inheritdoc/>
    public long[] Outputs(KernelSpecification specification, IdealCodes reference)
    {
        long[] table = Entries(specification);
        return [.. reference.Codes.ToArray().Select(code => LookUp(table, code))];
    }

    /// <summary>The entries.</summary>
    public static long[] Entries(KernelSpecification specification)
    {
        (Quantization input, Quantization output) = (specification.Input, specification.Output);
        float least = (float)input.Scale * short.MinValue;
        float greatest = (float)input.Scale * short.MaxValue;
        float step = (greatest - least) / Segments;
        float perLsb = 65536 / (((float)output.Scale * short.MaxValue) - ((float)output.Scale * short.MinValue));
        float At(float x) => Evaluate(specification.Activation, x) * perLsb;

        var table = new long[Segments + 1];
        for (int i = 0; i < Segments; i++)
        {
            float x = least + (i * step);
            float left = Rounded(At(x));
            float chord = Rounded((At(least + ((i + 1) * step)) + left) / 2);
            float overshoot = chord - Rounded(At(x + (step / 2)));
            table[i] = Entry(left - Rounded(overshoot / 2));
        }

        table[Segments] = Entry(Rounded(At(greatest)));
        return table;
    }

    private static float Evaluate(Activation activation, float x)
    {
        if (activation is not Gelu)
        {
            return (float)activation.Evaluate(x);
        }

        // ½x·erfc(−x/√2), each step a float; erfc(−u/√2) is 2Φ(u), and Φ(u) is GELU(u)/u.
        double u = (x * RootOfHalf) * RootOfTwo;
        float erfc = u == 0 ? 1 : (float)(2 * activation.Evaluate(u) / u);
        return 0.5f * x * erfc;
    }

    private static long LookUp(long[] table, long code)
    {
        int segment = (int)(code >> WidthBits) + (Segments / 2);
        long fraction = code & ((1 << WidthBits) - 1);
        long rise = table[segment + 1] - table[segment];
        return table[segment] + (((rise * fraction) + Half) >> WidthBits);
    }

    private static float Rounded(float value) => MathF.Round(value, MidpointRounding.AwayFromZero);

    private static long Entry(float value) => (long)Math.Clamp(value, short.MinValue, short.MaxValue);

    private static bool IsSymmetricInt16(Quantization quantization) =>
        quantization.Type == new IntegerType(signed: true, 16) && quantization.ZeroPoint == 0;
}
