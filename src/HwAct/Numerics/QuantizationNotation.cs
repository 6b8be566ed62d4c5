namespace HwAct.Numerics;

/// <summary>Reads and writes quantizations as the one-line notations that specifications and the command line use.</summary>
internal static class QuantizationNotation
{
    private const string Expected = "expected Qm.n such as Q3.12, UQm.n such as UQ0.8, or type:scale:zero_point such as int8:0.0313725:-3";

    public static Quantization Parse(string text) =>
        text.StartsWith('Q') || text.StartsWith("UQ", StringComparison.Ordinal) ? ParseQ(text) : ParseAffine(text);

    public static IntegerType ParseType(string text)
    {
        bool signed = text.StartsWith("int", StringComparison.Ordinal);
        if ((signed || text.StartsWith("uint", StringComparison.Ordinal)) && Digits(text[(signed ? 3 : 4)..]) is int bits)
        {
            return bits is >= 2 and <= 32
                ? new IntegerType(signed, bits)
                : throw new FormatException($"'{text}' is {bits} bits wide; 2 to 32 bits are possible.");
        }

        throw new FormatException($"'{text}' is no type; expected int2 to int32 or uint2 to uint32.");
    }

    public static string Write(Quantization quantization)
    {
        IntegerType type = quantization.Type;
        int fractionBits = -Math.ILogB(quantization.Scale);
        int integerBits = type.Bits - fractionBits - (type.Signed ? 1 : 0);
        bool isQ = quantization.ZeroPoint == 0 && quantization.Scale == Math.ScaleB(1, -fractionBits);
        return isQ && fractionBits >= 0 && integerBits >= 0
            ? string.Create(CultureInfo.InvariantCulture, $"{(type.Signed ? "Q" : "UQ")}{integerBits}.{fractionBits}")
            : string.Create(CultureInfo.InvariantCulture, $"{type}:{Quantization.Text(quantization.Scale)}:{quantization.ZeroPoint}");
    }

    private static Quantization ParseQ(string text)
    {
        bool signed = text[0] == 'Q';
        string[] parts = text[(signed ? 1 : 2)..].Split('.');
        if (parts.Length != 2 || Digits(parts[0]) is not int integerBits || Digits(parts[1]) is not int fractionBits)
        {
            throw new FormatException($"'{text}' is no Q format; {Expected}.");
        }

        int bits = integerBits + fractionBits + (signed ? 1 : 0);
        return bits is >= 2 and <= 32
            ? new Quantization(new IntegerType(signed, bits), Math.ScaleB(1, -fractionBits), 0)
            : throw new FormatException($"'{text}' is {bits} bits wide; 2 to 32 bits are possible.");
    }

    private static Quantization ParseAffine(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length is not (2 or 3))
        {
            throw new FormatException($"'{text}' is no quantization; {Expected}.");
        }

        if (!double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double scale))
        {
            throw new FormatException($"'{parts[1]}' in '{text}' is no scale; {Expected}.");
        }

        long zeroPoint = 0;
        if (parts.Length == 3 && !long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out zeroPoint))
        {
            throw new FormatException($"'{parts[2]}' in '{text}' is no zero point; {Expected}.");
        }

        return new Quantization(ParseType(parts[0]), scale, zeroPoint);
    }

    // At most three digits: a width is never longer, and the conversion cannot overflow.
    private static int? Digits(string text) =>
        text.Length is >= 1 and <= 3 && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
