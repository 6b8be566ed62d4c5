using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>The integers a stored coefficient may be: what makes a column narrower than its values would like.</summary>
internal sealed record CoefficientWindow(long Low, long High)
{
    /// <summary>No restriction.</summary>
    public static CoefficientWindow Open { get; } = new(-(1L << 45), 1L << 45);

    /// <summary>The window for the same coefficient at half the precision.</summary>
    public CoefficientWindow Coarser()
    {
        if (this == Open)
        {
            return this;
        }

        long low = Low >> 1;
        return new CoefficientWindow(low, low + Math.Max(0, ((High - Low + 1) / 2) - 1));
    }

    /// <summary>
    /// A window one bit narrower than the given values need, placed where it holds most of them; null if it would have to
    /// move most of them.
    /// </summary>
    public static CoefficientWindow? HalfOf(long[] values)
    {
        Array.Sort(values);
        int bits = BitLength.Of(values[^1] - values[0]);
        if (bits == 0)
        {
            return null;
        }

        long size = 1L << (bits - 1);
        int bestFrom = 0;
        int bestTo = -1;
        for (int from = 0, to = 0; from < values.Length; from++)
        {
            while (to < values.Length && values[to] < values[from] + size)
            {
                to++;
            }

            if (to - from > bestTo - bestFrom)
            {
                bestFrom = from;
                bestTo = to;
            }
        }

        if (2 * (bestTo - bestFrom) < values.Length)
        {
            return null;
        }

        // Room to spare goes to the side where the values lie that have to move.
        long spare = size - 1 - (values[bestTo - 1] - values[bestFrom]);
        long below = bestTo == values.Length ? spare : bestFrom == 0 ? 0 : spare / 2;
        return new CoefficientWindow(values[bestFrom] - below, values[bestFrom] - below + size - 1);
    }
}
