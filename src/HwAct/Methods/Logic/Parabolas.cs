namespace HwAct.Methods;

/// <summary>Which parabolas are tried: where lines need many rows, on segments a little longer than theirs.</summary>
internal static class Parabolas
{
    private const int LeastLineRows = 64;
    private const int MostLonger = 2;
    private const int MostCurvature = 3;
    private const int LeastSquareBits = 2;
    private const int MostSquareBits = 7;

    // A larger table of squares takes more than the rows that it saves.
    private const int MostSquareTable = 640;

    /// <summary>Whether nothing else may be tried.</summary>
    public static bool AreAsked(LogicOptions options) => options.Curvature > 0 || options.SquareBits > 0;

    /// <summary>The curvatures and squares on segments of a length, the shortest first; none where only lines are asked for.</summary>
    public static IEnumerable<Degree> Degrees(LogicOptions options, int placeBits) =>
        from digits in options.Curvature is int curvature ? [curvature] : Enumerable.Range(1, MostCurvature)
        from bits in options.SquareBits is int asked ? [asked] : Enumerable.Range(LeastSquareBits, MostSquareBits - LeastSquareBits + 1)
        where digits > 0 && bits > 0 && (options.SquareBits is not null || (long)bits << placeBits <= 2 * MostSquareTable)
        select new Degree(digits, bits);

    /// <summary>The lengths of segments.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="line">The best kernel of lines; null where there is none, or none was tried.</param>
    /// <param name="corridor">A corridor of the positions.</param>
    public static IEnumerable<int> PlaceBits(LogicOptions options, LogicDesign? line, Corridor corridor) =>
        options.PlaceBits is int asked ? [asked]
        : (AreAsked(options) ? Enumerable.Range(MiddleSquares.LeastPlaceBits, corridor.CountedBits)
            : line?.Rows >= LeastLineRows ? Enumerable.Range(line.Shape.PlaceBits + 1, MostLonger)
            : []).Where(bits => bits < corridor.CountedBits && (corridor.Count - 1) >> bits < LogicOptions.MostRows);
}
