namespace HwAct.Reports;

/// <summary>Coordinates as SVG has them: a tenth of a pixel is finer than any screen shows and short to write.</summary>
internal static class Pixels
{
    /// <summary>The coordinate in whole tenths of a pixel.</summary>
    public static int Tenths(double value) => (int)Math.Round(value * 10);

    /// <summary>The coordinate as text.</summary>
    public static string Text(double value) => TextOfTenths(Tenths(value));

    /// <summary>A number of tenths as text: <c>.5</c> for 5, <c>-12</c> for −120.</summary>
    public static string TextOfTenths(int tenths)
    {
        int size = Math.Abs(tenths);
        string sign = tenths < 0 ? "-" : "";
        string whole = size is > 0 and < 10 ? "" : (size / 10).ToString(CultureInfo.InvariantCulture);
        string fraction = size % 10 == 0 ? "" : "." + (size % 10).ToString(CultureInfo.InvariantCulture);
        return sign + whole + fraction;
    }
}
