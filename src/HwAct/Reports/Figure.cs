namespace HwAct.Reports;

/// <summary>
/// Numbers as manifests and reports print them: figures to six significant digits, so that a committed file does not depend on
/// the last bit of a sum; integers exact. The culture of the process has no say.
/// </summary>
public static class Figure
{
    /// <summary>Significant digits of a figure.</summary>
    public const int Digits = 6;

    private const char Minus = '−';

    // Beyond these exponents a figure is easier to read with a power of ten; between them a decimal holds it exactly.
    private const int LeastExponent = -5;
    private const int GreatestExponent = 14;

    /// <summary>A figure as JSON has it: <c>0.694832</c>, <c>1.25e-7</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or no number.</exception>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "A figure is finite.");
        }

        if (value == 0)
        {
            return "0";
        }

        string[] parts = value.ToString("E5", CultureInfo.InvariantCulture).Split('E');
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return exponent is >= LeastExponent and <= GreatestExponent
            ? Plain(decimal.Parse(parts[0] + "E" + parts[1], NumberStyles.Float, CultureInfo.InvariantCulture))
            : Plain(decimal.Parse(parts[0], CultureInfo.InvariantCulture)) + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An integer, exact: <c>-32768</c>.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A figure for readers, with a true minus sign: the digits of <see cref="Text(double)"/>.</summary>
    public static string Shown(double value) => Text(value).Replace('-', Minus);

    /// <summary>An integer for readers, with a true minus sign and thousands set apart: <c>−32,768</c>.</summary>
    public static string Shown(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace('-', Minus);

    /// <summary>A figure with a fixed number of decimals, for columns of numbers that are compared.</summary>
    public static string Fixed(double value, int decimals) =>
        value.ToString("F" + Text(decimals), CultureInfo.InvariantCulture).Replace('-', Minus);

    /// <summary>A share in percent with two decimals; what is there at all is never shown as nothing.</summary>
    public static string Percent(long part, long whole)
    {
        double percent = 100.0 * part / whole;
        return part > 0 && percent < 0.005 ? "< 0.01" : Fixed(percent, 2);
    }

    /// <summary>A number exactly as it was given: scales and parameters are the user's, not measurements.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('-', Minus);

    private static string Plain(decimal value) => value.ToString("0.####################", CultureInfo.InvariantCulture);
}
