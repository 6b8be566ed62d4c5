using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>
/// What P may be at each position, as numbers of a few bits: the allowed intervals with a bias added that makes them numbers from 0 up, cut
/// to the fewest bits that leave every position a value, and ended where one value serves all the rest.
/// </summary>
internal sealed class Corridor
{
    // High bits of the position of which a settled end is told: as many as a LUT has inputs.
    private const int TellingBits = 4;

    private readonly long[] low;
    private readonly long[] high;

    private Corridor(long[] low, long[] high, long bias, int width, int positions)
    {
        (this.low, this.high, Bias, Width) = (low, high, bias, width);
        PositionBits = new ValueRange(0, positions - 1).Type.Bits;
    }

    /// <summary>The corridor with so many fraction bits; null where some position has no value.</summary>
    /// <param name="allowed">The allowed intervals at that many fraction bits.</param>
    /// <param name="shift">Fraction bits.</param>
    /// <param name="mayEnd">Whether what is read beyond some position may be one value.</param>
    public static Corridor? Of(AllowedIntervals allowed, int shift, bool mayEnd)
    {
        if (!allowed.IsOpen)
        {
            return null;
        }

        // The bias is whole, and half of what the width holds: to take it off inverts the highest bit.
        bool isSigned = allowed.High.Any(high => high < 0);
        int width = shift + 1;
        while (!Fits(allowed, isSigned ? -(1L << (width - 1)) : 0, isSigned ? (1L << (width - 1)) - 1 : (1L << width) - 1))
        {
            width++;
        }

        long bias = isSigned ? 1L << (width - 1) : 0;
        long most = (1L << width) - 1;
        var corridor = new Corridor(
            [.. allowed.Low.Select(low => Math.Clamp(low + bias, 0, most))], [.. allowed.High.Select(high => Math.Clamp(high + bias, 0, most))], bias, width, allowed.Count);
        corridor.End(mayEnd);
        return corridor;
    }

    /// <summary>Bits of a position.</summary>
    public int PositionBits { get; }

    /// <summary>Bits of P with its bias.</summary>
    public int Width { get; }

    /// <summary>What is added to P so that it is not negative; a power of two or 0.</summary>
    public long Bias { get; }

    /// <summary>Number of positions before the settled end.</summary>
    public int Count { get; private set; }

    /// <summary>The value from <see cref="Count"/> on, with its bias; null where there is no settled end.</summary>
    public long? Settled { get; private set; }

    /// <summary>Bits of a position that count before the settled end.</summary>
    public int CountedBits => new ValueRange(0, Count - 1).Type.Bits;

    /// <summary>Smallest value at a position.</summary>
    public long Low(int position) => low[position];

    /// <summary>Largest value at a position.</summary>
    public long High(int position) => high[position];

    private static bool Fits(AllowedIntervals allowed, long least, long most)
    {
        for (int t = 0; t < allowed.Count; t++)
        {
            if (Math.Max(allowed.Low[t], least) > Math.Min(allowed.High[t], most))
            {
                return false;
            }
        }

        return true;
    }

    private void End(bool mayEnd)
    {
        Count = low.Length;
        if (!mayEnd)
        {
            return;
        }

        int granule = 1 << Math.Max(0, PositionBits - TellingBits);
        (long least, long most) = (0, long.MaxValue);
        for (int t = low.Length - 1; t >= granule && Math.Max(least, low[t]) <= Math.Min(most, high[t]); t--)
        {
            (least, most) = (Math.Max(least, low[t]), Math.Min(most, high[t]));
            if (t % granule == 0)
            {
                // All zeros or all ones are one gate a bit, and so is any other value.
                Count = t;
                Settled = least == 0 ? 0 : most >= (1L << Width) - 1 ? (1L << Width) - 1 : least;
            }
        }
    }
}
