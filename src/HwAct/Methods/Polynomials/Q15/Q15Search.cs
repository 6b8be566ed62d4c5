namespace HwAct.Methods;

/// <summary>Finds 16-bit coefficients with which the integer program keeps the allowed intervals.</summary>
/// <remarks>What a segment may be is searched as for any piecewise polynomial, near the real minimax solution, and accepted by running the program; only
/// that every stage rounds, and that all coefficients count the same unit: 2^−guard LSB for u at the end of its segment.</remarks>
internal static class Q15Search
{
    // More guard bits than this change nothing: each stage then rounds by less than a thousandth of an LSB.
    private const int MostGuardBits = 12;

    // With fewer guard bits than the most that fit, what the rounding of a stage takes doubles with each.
    private const int GuardsTried = 2;

    private const int Budget = 3000;

    // With fewer than this the last sum, which nothing multiplies any more, is taken without a sign where it needs none: that is one bit more.
    private const int FewGuardBits = 2;

    private static readonly CoefficientWindow Lane = new(short.MinValue, short.MaxValue);
    private static readonly CoefficientWindow UnsignedLane = new(0, ushort.MaxValue);

    /// <summary>The polynomials of a shape that keep the bound of a frame; null where none is found.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="start">First position that is kept.</param>
    /// <param name="cut">Last position that is kept.</param>
    /// <param name="shape">Degree and segments.</param>
    public static Q15Polynomial? Find(ResidualFrame frame, int start, int cut, Q15Shape shape) =>
        Guards(frame).Select(one => Fit(Within(frame.AllowedAt(one.Guard).Window(start, cut), one.Last), one.Guard, one.Last, shape)).FirstOrDefault(found => found is not null);

    // From the most guard bits with which the residual fits a lane.
    private static IEnumerable<(int Guard, CoefficientWindow Last)> Guards(ResidualFrame frame)
    {
        (double low, double high) = frame.ResidualRange;
        double largest = Math.Max(-low, high) + 1;
        int most = MostGuardBits;
        while (most > 0 && Math.ScaleB(largest, most) > short.MaxValue)
        {
            most--;
        }

        IEnumerable<(int, CoefficientWindow)> signed = Enumerable.Range(0, GuardsTried).Select(less => most - less).Where(guard => guard >= 0).Select(guard => (guard, Lane));
        IEnumerable<(int, CoefficientWindow)> unsigned = Enumerable.Range(1, FewGuardBits).Select(more => FewGuardBits + 1 - more + most)
            .Where(guard => most < FewGuardBits && low >= 0 && Math.ScaleB(high, guard) <= ushort.MaxValue + 1).Select(guard => (guard, UnsignedLane));
        return unsigned.Concat(signed);
    }

    // What saturates allows more than a lane holds.
    private static AllowedIntervals Within(AllowedIntervals allowed, CoefficientWindow last) => last == Lane ? allowed : new AllowedIntervals(
        [.. allowed.Low.Select(low => Math.Max(low, last.Low))],
        [.. allowed.High.Select(high => Math.Min(high, last.High))]);

    private static Q15Polynomial? Fit(AllowedIntervals allowed, int guard, CoefficientWindow last, Q15Shape shape)
    {
        var critical = new CriticalCodes(allowed, guard);
        if (!critical.IsNonEmpty)
        {
            return null;
        }

        var fitter = new SegmentFitter(critical, Budget);
        ImmutableArray<int> precision = [.. Enumerable.Range(0, shape.Degree + 1).Select(k => guard + (k * shape.LengthBits))];
        var format = new HornerFormat(guard, precision, precision, shape.LengthBits, [last, .. Enumerable.Repeat(Lane, shape.Degree)]) { Rounds = true };
        (int First, int Last)[] segments =
            [.. Enumerable.Range(0, shape.Segments).Select(s => (s << shape.LengthBits, Math.Min(allowed.Count, (s + 1) << shape.LengthBits) - 1))];
        if (!segments.All(segment => fitter.IsRealFeasible(segment.First, segment.Last, shape.Degree)))
        {
            return null;
        }

        var found = new long[shape.Segments][];
        for (int s = 0; s < found.Length; s++)
        {
            found[s] = new long[shape.Degree + 1];
            critical.Forget();
            if (!fitter.TryFit(segments[s].First, segments[s].Last, format, found[s]) || !Keeps(allowed, segments[s].First, segments[s].Last, last, found[s], shape.LengthBits))
            {
                return null;
            }
        }

        return new Q15Polynomial(shape.LengthBits, guard, [.. Enumerable.Range(0, shape.Degree + 1).Select(k => found.Select(segment => segment[k]).ToImmutableArray())]);
    }

    // The last word: every sum that is multiplied fits a lane, and the result its interval.
    private static bool Keeps(AllowedIntervals allowed, int first, int last, CoefficientWindow end, long[] coefficients, int lengthBits)
    {
        long half = 1L << (lengthBits - 1);
        for (int t = first; t <= last; t++)
        {
            long sum = coefficients[^1];
            for (int k = coefficients.Length - 2; k >= 0; k--)
            {
                sum = (((sum * (t - first)) + half) >> lengthBits) + coefficients[k];
                CoefficientWindow lane = k == 0 ? end : Lane;
                if (sum < lane.Low || sum > lane.High)
                {
                    return false;
                }
            }

            if (!allowed.Allows(t, sum))
            {
                return false;
            }
        }

        return true;
    }
}
