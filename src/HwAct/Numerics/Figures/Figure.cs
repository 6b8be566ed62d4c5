namespace HwAct.Numerics;

/// <summary>
/// Numbers as headers, manifests, reports and the command line print them, one function for each kind: what is measured to six significant
/// digits, the nearest; what is a bound to six, rounded outward, so that "at most" is never less than the truth and "at least" never more;
/// shares in percent; integers and what users gave exactly. The culture of the process has no say.
/// </summary>
internal static class Figure
{
    /// <summary>Significant digits of a figure.</summary>
    public const int Digits = 6;

    private const char Minus = '−';

    // Beyond these exponents a figure is easier to read with a power of ten.
    private const int LeastExponent = -5;
    private const int GreatestExponent = 14;

    /// <summary>A measured figure as JSON has it: <c>0.694832</c>, <c>1.25e-7</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or no number.</exception>
    public static string Text(double value)
    {
        string[] parts = Finite(value).ToString("E5", CultureInfo.InvariantCulture).Split('E');
        return Plain(
            long.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture) - (Digits - 1));
    }

    /// <summary>An integer, exact: <c>-32768</c>.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A bound from above: no figure of six digits is nearer and not below it.</summary>
    public static string AtMost(DecimalFigure bound) => bound.Above(Digits).ToString();

    /// <summary>A bound from above that is the exact value of a double.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or no number.</exception>
    public static string AtMost(double bound) => DecimalFigure.AboveDouble(Finite(bound), Digits).ToString();

    /// <summary>A bound from below: no figure of six digits is nearer and not above it.</summary>
    public static string AtLeast(DecimalFigure bound) => (-(-bound).Above(Digits)).ToString();

    /// <summary>A figure for readers, with a true minus sign: the digits of <see cref="Text(double)"/>.</summary>
    public static string Shown(double value) => Shown(Text(value));

    /// <summary>An integer for readers, with a true minus sign and thousands set apart: <c>−32,768</c>.</summary>
    public static string Shown(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace('-', Minus);

    /// <summary>How many there are of what is counted by one word: <c>1 code</c>, <c>1,024 codes</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one; several have an s more.</param>
    public static string Counted(long count, string one) => $"{Shown(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary>A figure that is printed already, with a true minus sign.</summary>
    public static string Shown(string figure) => figure.Replace('-', Minus);

    /// <summary>A share in percent with two decimals, half a digit upward; what is there at all is never shown as nothing, and what is not
    /// all never as all.</summary>
    /// <param name="part">From 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">At least 1.</param>
    public static string Percent(long part, long whole)
    {
        Int128 hundredths = (Int128)part * 10000;
        if (part > 0 && hundredths < whole)
        {
            return "< 0.01";
        }

        if (part < whole && hundredths > (Int128)whole * 9999)
        {
            return "> 99.99";
        }

        long rounded = (long)(((2 * hundredths) + whole) / (2 * (Int128)whole));
        return string.Create(CultureInfo.InvariantCulture, $"{rounded / 100}.{rounded % 100:00}");
    }

    /// <summary>A number exactly as it was given: scales and parameters are the user's, not measurements.</summary>
    public static string Exact(double value) => Shown(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The exact value of a positive double in hexadecimal, as C99 and C++17 write it: <c>0x1.999999999999ap-5</c>.</summary>
    public static string Hex(double value)
    {
        int exponent = Math.ILogB(value);
        long fraction = (long)Math.ScaleB(Math.ScaleB(value, -exponent) - 1, 52);
        string digits = fraction.ToString("x13", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"0x1{(digits.Length == 0 ? "" : ".")}{digits}p{(exponent < 0 ? "" : "+")}{exponent}");
    }

    /// <summary>Digits and the power of ten of the last one, as JSON has it.</summary>
    internal static string Plain(long digits, int exponent)
    {
        if (digits == 0)
        {
            return "0";
        }

        string sign = digits < 0 ? "-" : "";
        string text = Math.Abs(digits).ToString(CultureInfo.InvariantCulture);
        int leading = exponent + text.Length - 1;
        text = text.TrimEnd('0');
        if (leading is < LeastExponent or > GreatestExponent)
        {
            string fraction = text.Length > 1 ? "." + text[1..] : "";
            return sign + text[0] + fraction + "e" + leading.ToString(CultureInfo.InvariantCulture);
        }

        int point = leading + 1;
        return sign + (point <= 0 ? "0." + new string('0', -point) + text
            : point >= text.Length ? text.PadRight(point, '0')
            : text[..point] + "." + text[point..]);
    }

    private static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), "A figure is finite.");
}
