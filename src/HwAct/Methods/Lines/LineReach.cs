using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// How far one line ((c1 · u) >> s) + c0 with integer c1 and c0 can follow the allowed intervals from a given index, decided exactly.
/// </summary>
/// <remarks>
/// The intervals ask c1·u + c0·2^s to lie in [A(u), B(u)] with A = Low·2^s and B = High·2^s + 2^s − 1. Without
/// the demand that c0 be an integer, slope c1 serves a prefix exactly when c1·(v − u) ≤ B(v) − A(u) and
/// c1·(v − u) ≥ A(v) − B(u) for all u &lt; v in it. Each new v thus lowers the largest slope to a floor, raises the smallest to
/// a ceiling, both read off a tangent to a convex hull: integers throughout. With c0 an integer, slope c1 serves the
/// prefix exactly when a multiple of 2^s lies between the largest A − c1·u and the smallest B − c1·u, which the
/// same hulls tell in a few steps. So every slope that remains at a prefix is asked, and none is missed.
/// </remarks>
internal sealed class LineReach
{
    private const int Tries = 4;
    private readonly long[] _low;
    private readonly long[] _high;
    private readonly int _shift;
    private readonly PiecewiseLinearOptions _options;
    private readonly TangentHull _upperOfLow;
    private readonly TangentHull _lowerOfHigh;
    private long _slopeMin;
    private long _slopeMax;

    public LineReach(AllowedIntervals allowed, PiecewiseLinearOptions options)
    {
        long unbounded = 1L << (60 - options.Shift);
        _low = [.. allowed.Low.Select(v => Math.Clamp(v, -unbounded, unbounded))];
        _high = [.. allowed.High.Select(v => Math.Clamp(v, -unbounded, unbounded - 1))];
        _shift = options.Shift;
        _options = options;
        _upperOfLow = new TangentHull(allowed.Count);
        _lowerOfHigh = new TangentHull(allowed.Count);
    }

    public int Count => _low.Length;

    /// <summary>
    /// Whether <paramref name="last"/> is in reach from <paramref name="first"/> if constants need not be integers: true if
    /// <see cref="Serves"/> is, and true for every later start (the line of the earlier start, moved, still serves).
    /// </summary>
    public bool ServesRelaxed(int first, int last) => NarrowSlopes(first, last + 1) > last;

    /// <summary>Whether some line of the arithmetic serves first … last.</summary>
    public bool Serves(int first, int last) => SlopeFor(first, last) is not null;

    /// <summary>First index not served from <paramref name="first"/> by the best line, which is sought up to <paramref name="end"/>.</summary>
    /// <param name="first">Where the line starts.</param>
    /// <param name="end">Index to stop before.</param>
    /// <param name="slope">The slope of the best line.</param>
    /// <param name="constant">Its constant.</param>
    public int Reach(int first, int end, out long slope, out long constant)
    {
        int best = first;
        slope = 0;
        constant = 0;
        int limit = NarrowSlopes(first, end);
        if (limit == first)
        {
            return first;
        }

        // The slopes that last longest without regard to constants are the likeliest to last longest with it.
        foreach (long candidate in Candidates(_slopeMin, _slopeMax).Take(Tries))
        {
            int reach = Run(candidate, first, limit, out long c0);
            if (reach > best)
            {
                best = reach;
                slope = candidate;
                constant = c0;
            }
        }

        while (best < limit && SlopeFor(first, best) is { } better)
        {
            slope = better;
            best = Run(better, first, limit, out constant);
        }

        return best;
    }

    private long? SlopeFor(int first, int last)
    {
        if (NarrowSlopes(first, last + 1) <= last)
        {
            return null;
        }

        foreach (long candidate in Candidates(_slopeMin, _slopeMax))
        {
            long low = _upperOfLow.HighestAbove(candidate, first);
            long high = -_lowerOfHigh.HighestAbove(-candidate, first);
            if (-((-low) >> _shift) <= high >> _shift)
            {
                return candidate;
            }
        }

        return null;
    }

    // Keeps the slopes and hulls of the longest prefix with an allowed slope; returns the first index not in it.
    private int NarrowSlopes(int first, int end)
    {
        long slopeMin = _options.MinSlope;
        long slopeMax = _options.MaxSlope;
        _upperOfLow.Clear();
        _lowerOfHigh.Clear();
        for (int t = first; t < end; t++)
        {
            long a = _low[t] << _shift;
            long b = (_high[t] << _shift) + ((1L << _shift) - 1);
            if (a > b)
            {
                return t;
            }

            if (t > first)
            {
                slopeMax = Math.Min(slopeMax, _upperOfLow.LeastSlopeTo(t, b));
                slopeMin = Math.Max(slopeMin, -_lowerOfHigh.LeastSlopeTo(t, -a));
                if (!AnyCandidate(slopeMin, slopeMax))
                {
                    return t;
                }
            }

            _slopeMin = slopeMin;
            _slopeMax = slopeMax;
            _upperOfLow.Add(t, a);
            _lowerOfHigh.Add(t, -b);
        }

        return end;
    }

    private int Run(long slope, int first, int end, out long constant)
    {
        long low = long.MinValue;
        long high = long.MaxValue;
        constant = 0;
        for (int t = first; t < end; t++)
        {
            long value = (slope * (t - first)) >> _shift;
            long least = Math.Max(low, _low[t] - value);
            long most = Math.Min(high, _high[t] - value);
            if (least > most)
            {
                constant = t == first ? 0 : low + ((high - low) / 2);
                return t;
            }

            low = least;
            high = most;
        }

        constant = low + ((high - low) / 2);
        return end;
    }

    // From the middle outward.
    private IEnumerable<long> Candidates(long low, long high)
    {
        if (_options.PowerOfTwoSlopes)
        {
            for (int bit = 40; bit >= 0; bit--)
            {
                if (1L << bit >= low && 1L << bit <= high)
                {
                    yield return 1L << bit;
                }

                if (-(1L << bit) >= low && -(1L << bit) <= high)
                {
                    yield return -(1L << bit);
                }
            }

            if (low <= 0 && high >= 0)
            {
                yield return 0;
            }

            yield break;
        }

        long middle = low + ((high - low) / 2);
        yield return middle;
        for (long distance = 1; distance <= high - middle || distance <= middle - low; distance++)
        {
            if (distance <= high - middle)
            {
                yield return middle + distance;
            }

            if (distance <= middle - low)
            {
                yield return middle - distance;
            }
        }
    }

    private bool AnyCandidate(long low, long high)
    {
        if (!_options.PowerOfTwoSlopes || (low <= 0 && high >= 0))
        {
            return low <= high;
        }

        if (low > high)
        {
            return false;
        }

        // Both ends have the same sign: is there a power of two between their magnitudes?
        long small = low > 0 ? low : -high;
        long large = low > 0 ? high : -low;
        return 1L << BitLength.Of(small - 1) <= large;
    }
}
