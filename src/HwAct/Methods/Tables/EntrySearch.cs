using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// Finds table entries for an <see cref="Interpolation"/> inside the allowed intervals, by dynamic programming over the integer arithmetic
/// that will run: entry i meets only entries i − 1 and i + 1, so the best chain of entries is a shortest path.
/// </summary>
/// <remarks>
/// The candidates of a node are the integers around the true residual there, <see cref="Reach"/> to each side, a sixteenth of an
/// output LSB apart where the entries are finer than that: the best entries bend away from the curve by a good part of an LSB,
/// whatever their resolution. For a given left entry
/// every position of a segment allows an interval of right entries, so what a segment allows is one interval a left candidate.
/// </remarks>
internal sealed class EntrySearch
{
    private const int Reach = 6;
    private const int FinestGuardBits = 4;

    // Beyond this bound chords may leave the curve by much more than the candidates near it reach.
    private const double WideBound = 64;

    private readonly ResidualFrame frame;
    private readonly Interpolation shape;
    private readonly AllowedIntervals allowed;
    private readonly long least;
    private readonly long most;
    private readonly long[] centers;
    private readonly long stride;

    /// <summary>Prepares a search.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="shape">Segments and guard bits.</param>
    /// <param name="allowed">All allowed intervals of the frame at the guard bits of <paramref name="shape"/>.</param>
    /// <param name="least">Smallest possible entry.</param>
    /// <param name="most">Largest possible entry.</param>
    public EntrySearch(ResidualFrame frame, Interpolation shape, AllowedIntervals allowed, long least, long most)
    {
        this.frame = frame;
        this.shape = shape;
        this.least = least;
        this.most = most;
        int last = Math.Min(shape.Cut, allowed.Count - 1);
        this.allowed = allowed.Window(shape.Start, last);
        stride = Math.Max(1L << Math.Max(0, shape.EntryGuardBits - FinestGuardBits), WideStride(frame.MaxErrorLsb, shape.EntryGuardBits));
        centers = [.. Enumerable.Range(0, shape.Segments + 1).Select(Center)];
    }

    /// <summary>Whether some entries keep every position inside its interval.</summary>
    public bool IsFeasible()
    {
        if (!allowed.IsOpen)
        {
            return false;
        }

        bool[] reached = [.. Enumerable.Repeat(true, Candidates)];
        for (int i = 0; i < shape.Segments; i++)
        {
            var next = new bool[Candidates];
            bool any = false;
            for (int a = 0; a < Candidates; a++)
            {
                if (!reached[a] || !IsEntry(Candidate(i, a)))
                {
                    continue;
                }

                (long low, long high) = Partners(i, Candidate(i, a));
                for (int b = 0; b < Candidates; b++)
                {
                    long right = Candidate(i + 1, b);
                    next[b] |= right >= low && right <= high && IsEntry(right);
                    any |= next[b];
                }
            }

            if (!any)
            {
                return false;
            }

            reached = next;
        }

        return true;
    }

    /// <summary>The entries inside the intervals with the fewest misrounded codes and then the least squared error; empty where
    /// there are none.</summary>
    public ImmutableArray<long> Best()
    {
        if (!IsFeasible())
        {
            return [];
        }

        ImmutableArray<int> chain = EntryChain.Best([.. Enumerable.Repeat(Candidates, shape.Segments + 1)], (segment, a) =>
        {
            long left = Candidate(segment, a);
            if (!IsEntry(left))
            {
                return null;
            }

            (long low, long high) = Partners(segment, left);
            return b => Candidate(segment + 1, b) is long right && right >= low && right <= high && IsEntry(right)
                ? Cost(segment, left, right)
                : null;
        });
        return [.. chain.Select((index, node) => Candidate(node, index))];
    }

    private static int Candidates => 2 * Reach;

    private Score Cost(int segment, long left, long right)
    {
        Score sum = default;
        for (int f = 0; f < shape.Width && (segment << shape.WidthBits) + f < allowed.Count; f++)
        {
            int position = shape.Start + (segment << shape.WidthBits) + f;
            sum += frame.ScoreAt(position, shape.At(left, right, f), shape.GuardBits);
        }

        return sum;
    }

    // The right entries that keep a whole segment inside, for a left entry: Low ≤ (left << w) + (right − left)·f + round ≤ High.
    private (long Low, long High) Partners(int segment, long left)
    {
        long low = least;
        long high = most;
        int first = segment << shape.WidthBits;
        for (int f = 0; f < shape.Width && first + f < allowed.Count && low <= high; f++)
        {
            long floor = allowed.Low[first + f] - shape.At(left, left, 0);
            long ceiling = allowed.High[first + f] - shape.At(left, left, 0);
            if (f == 0)
            {
                (low, high) = floor <= 0 && ceiling >= 0 ? (low, high) : (1, 0);
            }
            else
            {
                low = Math.Max(low, left + FloorDivision.Ceiling(floor, f));
                high = Math.Min(high, left + FloorDivision.Floor(ceiling, f));
            }
        }

        return (low, high);
    }

    private static long WideStride(double maxErrorLsb, int guardBits) =>
        maxErrorLsb > WideBound ? (long)Math.Ceiling(Math.ScaleB(maxErrorLsb + 1, guardBits) / Reach) : 1;

    private bool IsEntry(long value) => value >= least && value <= most;

    private long Candidate(int node, int index) => centers[node] + ((index - Reach + 1) * stride);

    // Entries carry the rounding constant of one half LSB where they have a fraction bit for it. Where the residual is cut, the interval
    // of the last position is that of all beyond and may lie off the curve: candidates stand around the nearest value inside. The last
    // node may lie beyond the last position, where the residual leaves what the entries hold: the nearest that they hold is tried.
    private long Center(int node)
    {
        double half = shape.Round == 0 ? 0.5 : 0;
        double value = Math.ScaleB(frame.ResidualAt(shape.Start + ((double)node * shape.Width)) + half, shape.EntryGuardBits);
        int position = Math.Min(node << shape.WidthBits, allowed.Count - 1);
        long low = (allowed.Low[position] - shape.Round) >> shape.WidthBits;
        long high = (allowed.High[position] - shape.Round) >> shape.WidthBits;
        return Math.Clamp(Math.Clamp((long)Math.Floor(value), low, Math.Max(low, high)), least, most);
    }
}
