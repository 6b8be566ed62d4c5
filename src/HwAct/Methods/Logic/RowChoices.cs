namespace HwAct.Methods;

/// <summary>The slopes of a row that leave an offset.</summary>
/// <remarks>The room that a slope leaves for the offset is a concave function of the slope (the least of lines less the greatest of
/// lines), so the slopes that leave any are neighbors of the one that leaves most.</remarks>
internal readonly struct RowChoices
{
    // Where a row is all but free, so many slopes on either side of the best are choice enough.
    private const int MostOnASide = 100;

    private readonly LogicShape shape;
    private readonly long[] lows;
    private readonly long[] highs;
    private readonly long best;

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

        (long left, long right) = shape.Slopes;
        while (left < right)
        {
            long middle = left + ((right - left) >> 1);
            (left, right) = Room(middle + 1) > Room(middle) ? (middle + 1, right) : (left, middle);
        }

        best = left;
    }

    /// <summary>Whether some slope leaves an offset.</summary>
    public bool Any => Room(best) >= 0;

    /// <summary>Slopes, each with the interval of its offsets before any wrapping.</summary>
    public List<(long Slope, long Low, long High)> All()
    {
        var choices = new List<(long Slope, long Low, long High)>();
        for (long slope = best; slope >= Math.Max(shape.Slopes.Least, best - MostOnASide) && Room(slope) >= 0; slope--)
        {
            choices.Add(With(slope));
        }

        choices.Reverse();
        for (long slope = best + 1; slope <= Math.Min(shape.Slopes.Most, best + MostOnASide) && Room(slope) >= 0; slope++)
        {
            choices.Add(With(slope));
        }

        return choices;
    }

    private (long Slope, long Low, long High) With(long slope)
    {
        (long low, long high) = Offsets(slope);
        return (slope, low, high);
    }

    private long Room(long slope)
    {
        (long low, long high) = Offsets(slope);
        return high - low;
    }

    private (long Low, long High) Offsets(long slope)
    {
        long low = long.MinValue;
        long high = long.MaxValue;
        long rise = 0;
        for (int place = 0; place < lows.Length; place++, rise += slope)
        {
            low = Math.Max(low, lows[place] - rise);
            high = Math.Min(high, highs[place] - rise);
        }

        return (low, high);
    }
}
