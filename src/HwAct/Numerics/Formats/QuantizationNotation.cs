namespace HwAct.Numerics;

/// <summary>The one way in which the house itself writes a format, and the format in words.</summary>
internal static class QuantizationNotation
{
    /// <summary><c>Q3.12</c> where the scale is a power of two, at most 1, and the zero point 0; otherwise <c>int8:0.05:3</c>; behind it
    /// <c>:-127..127</c> where the codes are a range.</summary>
    public static string Write(Quantization quantization) => OfType(quantization) + RangeNotation.Write(quantization);

    /// <summary>The same without a range of codes.</summary>
    public static string OfType(Quantization quantization)
    {
        IntegerType type = quantization.Type;
        return FractionBits(quantization) is int fractionBits
            ? string.Create(CultureInfo.InvariantCulture, $"{(type.Signed ? "Q" : "UQ")}{IntegerBits(type, fractionBits)}.{fractionBits}")
            : string.Create(CultureInfo.InvariantCulture, $"{type}:{Quantization.Text(quantization.Scale)}:{quantization.ZeroPoint}");
    }

    /// <summary>What the bits are: <c>16 bits: sign, 3 integer, 12 fraction</c>, <c>8 bits: signed, scale 0.05, zero point 3</c>.</summary>
    public static string Describe(Quantization quantization)
    {
        IntegerType type = quantization.Type;
        string rest = FractionBits(quantization) is int fractionBits
            ? string.Create(CultureInfo.InvariantCulture, $"{(type.Signed ? "sign, " : "")}{IntegerBits(type, fractionBits)} integer, {fractionBits} fraction")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(type.Signed ? "signed" : "unsigned")}, scale {Quantization.Text(quantization.Scale)}, zero point {quantization.ZeroPoint}");
        return $"{type.Bits} bits: {rest}{RangeNotation.Describe(quantization)}";
    }

    /// <summary>Fraction bits of a Q format; null for any other.</summary>
    public static int? FractionBits(Quantization quantization)
    {
        int fractionBits = -Math.ILogB(quantization.Scale);
        return fractionBits >= 0 && quantization.ZeroPoint == 0 && quantization.Scale == Math.ScaleB(1, -fractionBits) ? fractionBits : null;
    }

    private static int IntegerBits(IntegerType type, int fractionBits) => type.Bits - fractionBits - (type.Signed ? 1 : 0);
}
