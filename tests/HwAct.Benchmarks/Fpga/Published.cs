using HwAct.Specifications;

namespace HwAct.Benchmarks.Fpga;

/// <summary>What generators that are published reach on four-input LUTs, as LUT+carry.</summary>
internal static class Published
{
    // Activation, bits of input and output, and the figure. Measured over every code of what FloPoCo with the ALPHA fork and lossless
    // table compression make; a percentage is the share of codes that are faithful.
    private static readonly (string Activation, int Bits, string Figure)[] Figures =
    [
        ("gelu", 8, "ALPHA 29+7"),
        ("gelu", 12, "ALPHA 194 to 278; least known 129+26 faithful; lossless compression 184+26"),
        ("gelu", 16, "ALPHA 474+37 at 84.4 %"),
        ("tanh", 12, "ALPHA 355+29"),
        ("tanh", 16, "ALPHA 1232+40"),
        ("sigmoid", 12, "ALPHA 474+30"),
        ("sigmoid", 16, "ALPHA 1003+39"),
    ];

    /// <summary>The figure for a function of one input in formats whose scales are powers of two; a dash where there is none.</summary>
    public static string Of(KernelSpecification specification) => Figures
        .Where(figure => specification.Inputs.Length == 1
            && figure.Activation == specification.Activation.Name
            && figure.Bits == specification.Input.Type.Bits
            && figure.Bits == specification.Output.Type.Bits
            && IsPowerOfTwo(specification.Input.Scale)
            && IsPowerOfTwo(specification.Output.Scale))
        .Select(figure => figure.Figure)
        .FirstOrDefault("-");

    private static bool IsPowerOfTwo(double scale) => Math.ScaleB(1, Math.ILogB(scale)) == scale;
}
