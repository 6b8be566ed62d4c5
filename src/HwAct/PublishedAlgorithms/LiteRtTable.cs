using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// The table of LiteRT (TensorFlow Lite) for a 16-bit activation: 513 int16 entries, linear between them. LiteRT has it for GELU; compilers to
/// TOSA fill the table of the TABLE operator alike for what else they meet. It is built as there, and that is
/// where its error comes from: the range from the least to the greatest code is split in 512, so nodes lie 127.998 codes
/// apart while the look-up steps 128; outputs are scaled by 65,536/65,535 too much; the last node is that of the greatest code; and
/// half of a segment's error at its middle is taken off its left entry, and the neighbor's half off its right one.
/// </summary>
/// <remarks>The table is built in single precision there, which decides many near-ties, so it is here too. For GELU the steps of
/// the function are followed as well; any other activation is taken as the float nearest to its exact value.</remarks>
internal sealed class LiteRtTable : IPublishedAlgorithm
{
    private const int Segments = 512;
    private const int WidthBits = 7;
    private const int Half = 1 << (WidthBits - 1);
    private const float RootOfHalf = 0.70710678f;
    private const double RootOfTwo = 1.4142135623730950488;

    private readonly Func<Activation, bool> serves;

    private LiteRtTable(string name, string source, string functions, Func<Activation, bool> serves) =>
        (Name, Source, Serves, this.serves) = (name, source, $"{functions} of int16 codes with zero points 0", serves);

    /// <summary>GELU as LiteRT has it.</summary>
    public static LiteRtTable Gelu { get; } = new(
        "litert-gelu-int16",
        "LiteRT (TensorFlow Lite), GELU of int16: LUTPopulate<int16_t> and LUTLookup of kernels/internal/common.h, 513 entries",
        "GELU in the erf and the tanh form",
        IsGelu);

    /// <summary>What the TABLE operator holds elsewhere.</summary>
    public static LiteRtTable TosaTable { get; } = new(
        "tosa-table-int16",
        "TOSA, TABLE of int16, filled as TensorFlow's compiler fills it (getTosaConst16bitTable): 513 entries",
        "any function but GELU",
        activation => !IsGelu(activation));

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public string Serves { get; }

    /// <inheritdoc/>
    public long Bytes => (Segments + 1) * sizeof(short);

    /// <inheritdoc/>
    public bool IsUsedFor(KernelSpecification specification) =>
        serves(specification.Activation) && SymmetricInt16.Has(specification.Input) && SymmetricInt16.Has(specification.Output);

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
        if (activation is not Activations.Gelu)
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

    private static bool IsGelu(Activation activation) => activation is Activations.Gelu or GeluTanh { IsUsual: true };
}
