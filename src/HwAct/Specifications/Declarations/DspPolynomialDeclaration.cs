namespace HwAct.Specifications;

/// <summary>The method <c>dsp-polynomial</c>.</summary>
internal static class DspPolynomialDeclaration
{
    /// <summary>Bits of the place.</summary>
    public static SearchedParameter PlaceBits { get; } = new("place_bits", "each segment is 2^place_bits positions long", 1, 14);

    /// <summary>Fraction bits of the sum.</summary>
    public static SearchedParameter Shift { get; } = new("shift", "fraction bits of the sum, shifted out at the end", 8, 24);

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "dsp-polynomial",
        "degree 2 on equal segments, with nothing rounded before the end: two multiplications and the sums behind them are two DSP blocks, and coefficients have few bits",
        [PlaceBits, Shift]);
}
