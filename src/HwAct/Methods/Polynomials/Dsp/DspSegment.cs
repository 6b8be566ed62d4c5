namespace HwAct.Methods;

/// <summary>Coefficients of one segment, with the interval that they leave for the offset.</summary>
/// <param name="C2">Of the square of the place.</param>
/// <param name="C1">Of the place.</param>
/// <param name="Low">Smallest offset, at the scale of the sum.</param>
/// <param name="High">Largest.</param>
/// <param name="Start">The real residual at the start, at the scale of the sum: where much is allowed, the offset is near it.</param>
internal readonly record struct DspSegment(long C2, long C1, long Low, long High, long Start)
{
    // Around the real parabola.
    private const int Squares = 2;
    private const int Slopes = 4;

    // Ends of intervals beyond any sum of so few bits.
    private const long Far = 1L << 30;

    /// <summary>How many bits the offset may be shifted up: the most for which a multiple of that lies in the interval.</summary>
    public int MostOffsetBits
    {
        get
        {
            int bits = 0;
            while (bits < 40 && Rounded(bits + 1) << (bits + 1) <= High)
            {
                bits++;
            }

            return bits;
        }
    }

    /// <summary>The multiple of 2^bits in the interval that is nearest to the residual.</summary>
    public long OffsetOf(int bits) => Math.Clamp((Start + (1L << bits >> 1)) >> bits, Rounded(bits), High >> bits);

    /// <summary>The coefficients that leave the most room; null where none leaves any.</summary>
    /// <param name="allowed">What P may be.</param>
    /// <param name="residual">The real residual at a position, at the scale of P.</param>
    /// <param name="shape">Bits of the place, fraction bits, and of the slope.</param>
    /// <param name="first">First position of the segment.</param>
    public static DspSegment? Of(AllowedIntervals allowed, Func<double, double> residual, DspShape shape, int first)
    {
        int length = 1 << shape.PlaceBits;
        double half = length / 2.0;
        double scale = Math.ScaleB(1, shape.Shift);
        (double start, double middle, double end) = (residual(first), residual(first + half), residual(first + length));
        double square = (end - (2 * middle) + start) / (2 * half * half) * scale;
        double slope = ((middle - start) / half * scale) - (square * half);
        long rounded = (long)Math.Round((start + 0.5) * scale);
        DspSegment? best = null;
        for (long c2 = (long)Math.Round(square) - Squares; c2 <= (long)Math.Round(square) + Squares; c2++)
        {
            long center = (long)Math.Floor(Math.ScaleB(slope + ((square - c2) * length), -shape.Slope));
            for (long c1 = center - Slopes; c1 <= center + Slopes; c1++)
            {
                if (Room(allowed, shape, first, c2, c1) is (long low, long high) && (best is not DspSegment known || high - low > known.High - known.Low))
                {
                    best = new DspSegment(c2, c1, low, high, rounded);
                }
            }
        }

        return best;
    }

    private static (long Low, long High)? Room(AllowedIntervals allowed, DspShape shape, int first, long c2, long c1)
    {
        long low = long.MinValue;
        long high = long.MaxValue;
        int last = Math.Min(allowed.Count - first, 1 << shape.PlaceBits);
        for (long place = 0; place < last && low <= high; place++)
        {
            long value = ((c2 * place) + (c1 << shape.Slope)) * place;
            long least = Math.Max(-Far, allowed.Low[first + (int)place]) << shape.Shift;
            long most = ((Math.Min(Far, allowed.High[first + (int)place]) + 1) << shape.Shift) - 1;
            (low, high) = (Math.Max(low, least - value), Math.Min(high, most - value));
        }

        return low <= high ? (low, high) : null;
    }

    private long Rounded(int bits) => (Low + (1L << bits) - 1) >> bits;
}
