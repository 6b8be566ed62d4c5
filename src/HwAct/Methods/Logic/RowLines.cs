namespace HwAct.Methods;

/// <summary>The slopes of a row that leave an offset, for one curvature.</summary>
/// <remarks>The room that a slope leaves for the offset is a concave function of the slope (the least of lines less the greatest of
/// lines), so the slopes that leave any are neighbors of the one that leaves most.</remarks>
internal readonly struct RowLines
{
    // Where a row is all but free, so many slopes on either side of the best are choice enough.
    private const int MostOnASide = 100;

    private readonly LogicShape shape;
    private readonly long curvature;
    private readonly long[] lows;
    private readonly long[] highs;
    private readonly long best;

    /// <summary>The lines of a row.</summary>
    /// <param name="shape">Digits.</param>
    /// <param name="curvature">The curvature.</param>
    /// <param name="lows">What the line is at least at each place.</param>
    /// <param name="highs">What it is at most.</param>
    public RowLines(LogicShape shape, long curvature, long[] lows, long[] highs)
    {
        (this.shape, this.curvature, this.lows, this.highs) = (shape, curvature, lows, highs);
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

    /// <summary>Slopes, each with the interval of its offsets.</summary>
    public List<RowChoice> All()
    {
        var choices = new List<RowChoice>();
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

    private RowChoice With(long slope)
    {
        (long low, long high) = Offsets(slope);
        return new RowChoice(slope, curvature, low, high);
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
