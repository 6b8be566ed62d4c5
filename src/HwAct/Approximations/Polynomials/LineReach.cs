namespace HwAct.Approximations.Polynomials;

/// <summary>
/// How far one line ((c1 · u) >> s) + c0 with integer c1 and c0 can follow a corridor from a given index, decided exactly.
/// </summary>
/// <remarks>
/// The corridor asks c1·u + c0·2^s to lie in [A(u), B(u)] with A = Low·2^s and B = High·2^s + 2^s − 1. Without
/// the demand that c0 be an integer, slope c1 serves a prefix exactly when c1·(v − u) ≤ B(v) − A(u) and
/// c1·(v − u) ≥ A(v) − B(u) for all u &lt; v in it. Each new v thus lowers the largest slope to a floor, raises the smallest to
/// a ceiling, both read off a tangent to a convex hull: integers throughout. The slopes that remain at each prefix are
/// remembered. A slope's true reach, with integer c0, is then found by running it; a slope outside those that remain at
/// some prefix cannot reach that far, so only those that remain at the best reach so far are ever run, and none is missed.
/// </remarks>
internal sealed class LineReach
{
    private readonly long[] _low;
    private readonly long[] _high;
    private readonly int _shift;
    private readonly PiecewiseLinearOptions _options;
    private readonly long[] _slopeMin;
    private readonly long[] _slopeMax;
    private readonly TangentHull _upperOfLow;
    private readonly TangentHull _lowerOfHigh;

    public LineReach(Corridor corridor, PiecewiseLinearOptions options)
    {
        long unbounded = 1L << (60 - options.Shift);
        _low = [.. corridor.Low.Select(v => Math.Clamp(v, -unbounded, unbounded))];
        _high = [.. corridor.High.Select(v => Math.Clamp(v, -unbounded, unbounded - 1))];
        _shift = options.Shift;
        _options = options;
        _slopeMin = new long[corridor.Count];
        _slopeMax = new long[corridor.Count];
        _upperOfLow = new TangentHull(corridor.Count);
        _lowerOfHigh = new TangentHull(corridor.Count);
    }

    public int Count => _low.Length;

    /// <summary>
    /// First index not served from <paramref name="first"/> if constants need not be integers: never less than
    /// <see cref="Reach"/>, and never less for a later start (the line of the earlier start, moved, still serves).
    /// </summary>
    public int RelaxedReach(int first, int end) => NarrowSlopes(first, end);

    /// <summary>First index not served by the best line from <paramref name="first"/>, which is sought up to <paramref name="end"/>.</summary>
    /// <param name="first">Where the line starts.</param>
    /// <param name="end">Index to stop before.</param>
    /// <param name="slope">The slope of the best line.</param>
    /// <param name="constant">Its constant.</param>
    public int Reach(int first, int end, out long slope, out long constant)
    {
        int limit = NarrowSlopes(first, end);
        int best = first;
        slope = 0;
        constant = 0;
        long triedLow = 1;
        long triedHigh = 0;
        while (best < limit)
        {
            // Slopes that remain when the index after the best reach is included: only they can do better.
            int prefix = triedLow > triedHigh ? limit - 1 : best;
            long low = _slopeMin[prefix];
            long high = _slopeMax[prefix];
            bool improved = false;
            foreach (long candidate in Candidates(low, high))
            {
                if (candidate >= triedLow && candidate <= triedHigh)
                {
                    continue;
                }

                int reach = Run(candidate, first, limit, out long c0);
                if (reach > best)
                {
                    best = reach;
                    slope = candidate;
                    constant = c0;
                    improved = true;
                    if (best == limit)
                    {
                        return best;
                    }
                }
            }

            if (triedLow <= triedHigh && !improved)
            {
                return best;
            }

            triedLow = low;
            triedHigh = high;
        }

        return best;
    }

    // Fills the slopes that remain at each prefix; the first index at which no allowed slope is left.
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

            _slopeMin[t] = slopeMin;
            _slopeMax[t] = slopeMax;
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

    // From the middle outward: with room to spare, the middle slope is the likeliest to reach.
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
        return 1L << CoefficientColumn.UnsignedBits(small - 1) <= large;
    }
}
