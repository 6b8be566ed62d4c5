namespace HwAct.Methods;

/// <summary>The slopes and curvatures of a row that leave an offset.</summary>
internal sealed class RowChoices
{
    private readonly LogicShape shape;
    private readonly long[] lows;
    private readonly long[] highs;
    private readonly long[] squares;

    /// <summary>The choices of a row.</summary>
    /// <param name="corridor">What is allowed.</param>
    /// <param name="shape">Place bits, dropped bits and digits.</param>
    /// <param name="row">The row.</param>
    public RowChoices(Corridor corridor, LogicShape shape, int row)
    {
        this.shape = shape;
        int first = row << shape.PlaceBits;
        int count = Math.Min(1 << shape.PlaceBits, corridor.Count - first);

        // Places that differ in dropped bits alone are one.
        lows = new long[((count - 1) >> shape.Dropped) + 1];
        highs = new long[lows.Length];
        Array.Fill(lows, long.MinValue);
        Array.Fill(highs, long.MaxValue);
        for (int place = 0; place < count; place++)
        {
            int kept = place >> shape.Dropped;
            lows[kept] = Math.Max(lows[kept], corridor.Low(first + place));
            highs[kept] = Math.Min(highs[kept], corridor.High(first + place));
        }

        squares = shape.IsBent ? MiddleSquares.Of(shape.UsedBits, shape.SquareBits) : [];
    }

    /// <summary>Whether some slope and curvature leave an offset.</summary>
    public bool Any
    {
        get
        {
            long likely = Likely();
            return Curvatures().OrderBy(curvature => Math.Abs(curvature - likely)).Any(curvature => Lines(curvature).Any);
        }
    }

    /// <summary>Each, with the interval of its offsets before any wrapping.</summary>
    public List<RowChoice> All() => [.. Curvatures().SelectMany(curvature => Lines(curvature).All())];

    // By how much the ends of what is allowed are above its middle.
    private long Likely()
    {
        int middle = lows.Length / 2;
        long apart = shape.IsBent ? squares[lows.Length - 1] - squares[middle] : 0;
        return apart == 0 ? 0 : (Allowed(0) + Allowed(lows.Length - 1) - (2 * Allowed(middle))) / (4 * apart);
    }

    // Twice the number in the middle.
    private long Allowed(int place) => lows[place] + highs[place];

    private IEnumerable<long> Curvatures()
    {
        (long least, long most) = shape.Curvatures;
        for (long curvature = least; curvature <= most; curvature++)
        {
            yield return curvature;
        }
    }

    private RowLines Lines(long curvature) => curvature == 0
        ? new RowLines(shape, 0, lows, highs)
        : new RowLines(shape, curvature, [.. lows.Select((low, place) => low - (curvature * squares[place]))], [.. highs.Select((high, place) => high - (curvature * squares[place]))]);
}
