namespace HwAct.Methods;

/// <summary>The numbers that the least value of a row may be: as few bits as serve every row, of numbers that are all not negative, all negative, or of both signs.</summary>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The greatest; there are a power of two of them.</param>
internal readonly record struct LeastRange(long Min, long Max)
{
    private const int MostBits = 40;

    /// <summary>What a stored number is more than its value: where all are negative it is stored without its sign, which is known.</summary>
    public long Bias => Max == -1 ? -Min : 0;

    /// <summary>The range of the fewest bits, that without a sign first; null where there is none.</summary>
    /// <param name="lows">The smallest value of each row.</param>
    /// <param name="highs">The greatest.</param>
    public static LeastRange? Of(long[] lows, long[] highs)
    {
        (long needed, long possible) = (lows.Max(), highs.Min());
        for (int bits = 1; bits <= MostBits; bits++)
        {
            long half = 1L << (bits - 1);
            foreach (LeastRange range in (LeastRange[])[new(0, (2 * half) - 1), new(-2 * half, -1), new(-half, half - 1)])
            {
                if (needed <= range.Max && possible >= range.Min)
                {
                    return range;
                }
            }
        }

        return null;
    }
}
