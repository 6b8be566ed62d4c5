namespace HwAct.Reports;

/// <summary>
/// Values drawn in fewer columns than there are values: each column keeps the smallest and the largest value that falls into
/// it, so that no peak is lost however narrow the picture.
/// </summary>
/// <param name="Count">Number of values.</param>
/// <param name="Columns">Smallest and largest value of each column; one value a column where they are few.</param>
internal sealed record Envelope(int Count, ImmutableArray<(double Min, double Max)> Columns)
{
    /// <summary>The envelope of at least one value.</summary>
    public static Envelope Of(IReadOnlyList<double> values, int mostColumns) => Of(values, values, mostColumns);

    /// <summary>The envelope of at least one range.</summary>
    /// <param name="lowest">The lower end of each range.</param>
    /// <param name="highest">The upper end of each range.</param>
    /// <param name="mostColumns">Number of columns, if there are as many ranges.</param>
    public static Envelope Of(IReadOnlyList<double> lowest, IReadOnlyList<double> highest, int mostColumns)
    {
        int count = Math.Min(lowest.Count, mostColumns);
        var columns = ImmutableArray.CreateBuilder<(double, double)>(count);
        for (int c = 0; c < count; c++)
        {
            int from = (int)((long)c * lowest.Count / count);
            int to = (int)((c + 1L) * lowest.Count / count);
            double min = lowest[from];
            double max = highest[from];
            for (int i = from + 1; i < to; i++)
            {
                min = Math.Min(min, lowest[i]);
                max = Math.Max(max, highest[i]);
            }

            columns.Add((min, max));
        }

        return new Envelope(lowest.Count, columns.MoveToImmutable());
    }

    /// <summary>Whether each column is one value.</summary>
    public bool IsComplete => Count == Columns.Length;

    /// <summary>The same with every column reaching to 0: bars.</summary>
    public Envelope FromZero() =>
        this with { Columns = [.. Columns.Select(column => (Math.Min(0, column.Min), Math.Max(0, column.Max)))] };

    /// <summary>The columns as vertical strokes, to be drawn with <see cref="StrokeWidth"/>; every other one downward, since neighbors end
    /// where the next begins, or nearly.</summary>
    /// <param name="x">Map of positions 0 … Columns: column c lies from c to c + 1.</param>
    /// <param name="y">Map of values.</param>
    /// <param name="leastHeight">Height in pixels that a column of one value is given.</param>
    public string Path(Scale x, Scale y, double leastHeight)
    {
        var path = new SvgPath();
        for (int c = 0; c < Columns.Length; c++)
        {
            double bottom = y.At(Columns[c].Min);
            double top = y.At(Columns[c].Max);
            double missing = Math.Max(0, leastHeight - (bottom - top)) / 2;
            (double from, double to) = c % 2 == 0 ? (bottom + missing, top - missing) : (top - missing, bottom + missing);
            path.MoveTo(x.At(c + 0.5), from).VerticalTo(to);
        }

        return path.ToString();
    }

    /// <summary>Width of the strokes: that of a column, and a little more so that no seam shows between neighbors.</summary>
    public static string StrokeWidth(Scale x) => Pixels.Text(Math.Max(1, x.At(1) - x.At(0) + 0.1));
}
