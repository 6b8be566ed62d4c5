namespace HwAct.Methods;

/// <summary>
/// Cuts an index range into the longest segments from the left that a format can serve. With real coefficients feasibility only
/// shrinks as a segment grows, at either end, so the greedy cut has the fewest segments, and where even real
/// polynomials would need too many the integers are not asked. With integers a segment may end up to a 256th of its
/// length early: the search over formats makes up for more than that.
/// </summary>
internal sealed class Segmenter
{
    private readonly CriticalCodes _critical;
    private readonly SegmentFitter _fitter;

    // Reals have critical codes of their own: what they were asked, once, must not decide which integers are found later.
    private readonly SegmentFitter _real;
    private readonly int _count;
    private readonly Dictionary<(int Degree, int First), int> _realEnd = [];
    private readonly Dictionary<int, int[]> _latestStart = [];

    public Segmenter(CriticalCodes critical, CriticalCodes real)
    {
        _critical = critical;
        _fitter = new SegmentFitter(critical);
        _real = new SegmentFitter(real);
        _count = critical.Count;
    }

    public int GuardBits => _critical.GuardBits;

    /// <summary>Forgets critical codes: those of another plan only make fits slow.</summary>
    public void Forget() => _critical.Forget();

    /// <summary>Number of indices.</summary>
    public int Count => _count;

    /// <summary>Whether polynomials with real coefficients stay inside the allowed intervals on every one of the given segments.</summary>
    public bool IsRealFeasible(int degree, ImmutableArray<int> starts)
    {
        for (int s = 0; s < starts.Length; s++)
        {
            int last = (s + 1 < starts.Length ? starts[s + 1] : _count) - 1;
            if (!_real.IsRealFeasible(starts[s], last, degree))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Last index that a real polynomial reaches from a first one.</summary>
    public int RealEnd(int degree, int first)
    {
        if (!_realEnd.TryGetValue((degree, first), out int end))
        {
            end = Farthest(first, _count - 1, last => _real.IsRealFeasible(first, last, degree));
            _realEnd.Add((degree, first), end);
        }

        return end;
    }

    /// <summary>
    /// Entry m is the smallest index from which m segments with real coefficients reach the end; entry 0 is Count. Its length
    /// minus one is the fewest segments of any polynomial of the degree.
    /// </summary>
    public int[] LatestStarts(int degree)
    {
        if (!_latestStart.TryGetValue(degree, out int[]? starts))
        {
            List<int> found = [_count];
            while (found[^1] > 0)
            {
                int last = found[^1] - 1;
                int distance = Farthest(0, last, d => _real.IsRealFeasible(last - d, last, degree));
                found.Add(last - distance);
            }

            starts = [.. found];
            _latestStart.Add(degree, starts);
        }

        return starts;
    }

    /// <summary>Lengths of the greedy segments with real coefficients.</summary>
    public ImmutableArray<int> RealStarts(int degree)
    {
        List<int> starts = [];
        for (int first = 0; first < _count; first = RealEnd(degree, first) + 1)
        {
            starts.Add(first);
        }

        return [.. starts];
    }

    /// <summary>At most <paramref name="limit"/> free segments of a format, or null.</summary>
    public SegmentedFit? Cut(HornerFormat format, int limit)
    {
        int[] latest = LatestStarts(format.Degree);
        int grid = 1 << format.Alignment;
        List<int> starts = [];
        List<long[]> coefficients = [];
        int first = 0;
        int slack = 0;
        while (first < _count)
        {
            int left = limit - starts.Count;
            if (left == 0 || (left < latest.Length && latest[left] > first))
            {
                return null;
            }

            // What follows must be reachable with the segments that will be left.
            int need = left - 1 < latest.Length ? latest[left - 1] : 0;
            slack = first - (left < latest.Length ? latest[left] : 0);
            long[] best = new long[format.Degree + 1];
            int next = Longest(first, Math.Max(need, first + 1), grid, format, best);
            if (next < 0)
            {
                return null;
            }

            starts.Add(first);
            coefficients.Add(best);
            first = next;
        }

        return new SegmentedFit(format, [.. starts], [.. coefficients], slack);
    }

    /// <summary>Coefficients for given segments, or null; tries first what failed last.</summary>
    public SegmentedFit? Fit(HornerFormat format, ImmutableArray<int> starts, int[] order)
    {
        long[][] coefficients = new long[starts.Length][];
        for (int i = 0; i < order.Length; i++)
        {
            int s = order[i];
            coefficients[s] = new long[format.Degree + 1];
            int last = (s + 1 < starts.Length ? starts[s + 1] : _count) - 1;
            if (!_fitter.TryFit(starts[s], last, format, coefficients[s]))
            {
                Array.Copy(order, 0, order, 1, i);
                order[0] = s;
                return null;
            }
        }

        return new SegmentedFit(format, starts, [.. coefficients], 0);
    }

    // The last start on the grid (or Count) of the segment after one that starts at first; −1 below need.
    private int Longest(int first, int need, int grid, HornerFormat format, long[] best)
    {
        int realNext = RealEnd(format.Degree, first) + 1;
        bool toEnd = realNext == _count;
        long[] trial = new long[best.Length];
        bool Fits(int next)
        {
            if (!_fitter.TryFit(first, next - 1, format, trial))
            {
                return false;
            }

            trial.CopyTo(best, 0);
            return true;
        }

        if (toEnd && Fits(_count))
        {
            return _count;
        }

        int top = (toEnd ? _count - 1 : realNext) / grid;
        int bottom = Math.Max((need + grid - 1) / grid, (first / grid) + 1);
        if (bottom > top || !Fits(bottom * grid))
        {
            return -1;
        }

        // Integers reach nearly as far as reals: step down from the top, then bisect. A 256th of the length is fine enough.
        int tolerance = Math.Max(1, ((top * grid) - first) / (grid * 256));
        int infeasible = top + 1;
        int feasible = bottom;
        for (int step = tolerance; infeasible - feasible > tolerance; step *= 2)
        {
            int probe = Math.Max(infeasible - step, feasible);
            if (probe <= feasible)
            {
                break;
            }

            if (Fits(probe * grid))
            {
                feasible = probe;
                break;
            }

            infeasible = probe;
        }

        while (infeasible - feasible > tolerance)
        {
            int probe = feasible + ((infeasible - feasible) / 2);
            if (Fits(probe * grid))
            {
                feasible = probe;
            }
            else
            {
                infeasible = probe;
            }
        }

        return feasible * grid;
    }

    // Largest value in from … to that is feasible, where feasibility ends once and from is feasible.
    private static int Farthest(int from, int to, Func<int, bool> feasible)
    {
        int good = from;
        int bad = to + 1;
        for (int step = 16; good < to; step *= 2)
        {
            int probe = (int)Math.Min(to, (long)from + step);
            if (!feasible(probe))
            {
                bad = probe;
                break;
            }

            good = probe;
        }

        while (bad - good > 1)
        {
            int probe = good + ((bad - good) / 2);
            if (feasible(probe))
            {
                good = probe;
            }
            else
            {
                bad = probe;
            }
        }

        return good;
    }
}
