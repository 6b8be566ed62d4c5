namespace HwAct.Methods;

/// <summary>
/// What a residual may be: for each index t = 0 … Count − 1 the closed interval of integers that keeps every output code
/// inside its allowed error. An approximation P is right exactly when Low[t] ≤ P(t) ≤ High[t] for every t, so a search over
/// integers needs no error analysis: rounding, saturation, zero points and both signs are already in the interval.
/// </summary>
/// <param name="Low">Smallest allowed value at each index.</param>
/// <param name="High">Largest allowed value at each index; High[t] ≥ Low[t] where any value is allowed.</param>
internal sealed record AllowedIntervals(ImmutableArray<long> Low, ImmutableArray<long> High)
{
    /// <summary>Number of indices.</summary>
    public int Count => Low.Length;

    /// <summary>Whether <paramref name="value"/> is allowed at <paramref name="index"/>.</summary>
    public bool Allows(int index, long value) => value >= Low[index] && value <= High[index];

    /// <summary>Whether some value is allowed at every index.</summary>
    public bool IsOpen { get; } = AreOpen(Low.AsSpan(), High.AsSpan());

    /// <summary>The intervals of a kernel that reads positions below <paramref name="start"/> at start and positions beyond
    /// <paramref name="cut"/> at cut: indices start … cut, counted from 0, the ends narrowed by all that they stand for.</summary>
    public AllowedIntervals Window(int start, int cut)
    {
        ImmutableArray<long>.Builder low = Low[start..(cut + 1)].ToBuilder();
        ImmutableArray<long>.Builder high = High[start..(cut + 1)].ToBuilder();
        for (int t = 0; t < start; t++)
        {
            low[0] = Math.Max(low[0], Low[t]);
            high[0] = Math.Min(high[0], High[t]);
        }

        for (int t = cut + 1; t < Count; t++)
        {
            low[^1] = Math.Max(low[^1], Low[t]);
            high[^1] = Math.Min(high[^1], High[t]);
        }

        return new AllowedIntervals(low.MoveToImmutable(), high.MoveToImmutable());
    }

    private static bool AreOpen(ReadOnlySpan<long> low, ReadOnlySpan<long> high)
    {
        for (int t = 0; t < low.Length; t++)
        {
            if (low[t] > high[t])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The least cut that is possible: one value is allowed at it and everywhere beyond.</summary>
    public int LeastCut
    {
        get
        {
            long low = long.MinValue;
            long high = long.MaxValue;
            for (int t = Count - 1; t >= 0; t--)
            {
                low = Math.Max(low, Low[t]);
                high = Math.Min(high, High[t]);
                if (low > high)
                {
                    return Math.Min(t + 1, Count - 1);
                }
            }

            return 0;
        }
    }

    /// <summary>The greatest start that is possible: one value is allowed at it and everywhere before.</summary>
    public int GreatestStart
    {
        get
        {
            long low = long.MinValue;
            long high = long.MaxValue;
            for (int t = 0; t < Count; t++)
            {
                low = Math.Max(low, Low[t]);
                high = Math.Min(high, High[t]);
                if (low > high)
                {
                    return Math.Max(t - 1, 0);
                }
            }

            return Count - 1;
        }
    }
}
