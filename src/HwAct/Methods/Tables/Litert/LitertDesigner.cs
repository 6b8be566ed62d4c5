using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// The best 513 int16 entries for <see cref="LitertInterpolation"/>: least largest error, then fewest misrounded codes, then least
/// squared error; under a bound, fewest misrounded codes and then least squared error among all tables that keep it.
/// </summary>
internal static class LitertDesigner
{
    /// <summary>Entries are looked for within this many LSB of the exact value; no table with a larger error is proven to be
    /// the best. Only an output that saturates steeply has such an error.</summary>
    private const double MostReach = 24;

    // Most activations end below this, where the segments have few candidates and the search takes a fraction of a second.
    private const double FirstReach = 2;

    private static readonly IntegerType Entry = new(signed: true, 16);

    /// <summary>The entries within a bound, or those with the least largest error where there is none; empty where no entries
    /// are possible.</summary>
    public static ImmutableArray<long> Best(IdealCodes reference, double? bound) =>
        bound is double promised
            ? Search(reference, promised, Math.Min(promised, MostReach)).Best(promised)
            : MostExact(reference);

    /// <summary>The least largest error of any table, as far as the search reaches; infinite where no entries are possible.</summary>
    public static double LeastError(IdealCodes reference) => Widest(reference).LeastError();

    private static ImmutableArray<long> MostExact(IdealCodes reference)
    {
        NodeSearch search = Widest(reference);
        double least = search.LeastError();
        return double.IsFinite(least) ? search.Best(least) : [];
    }

    // A table of error e has its nodes within e of the exact values. So a search that reached r and found e ≤ r has missed
    // nothing, and one that found more need be repeated once, with the reach it found.
    private static NodeSearch Widest(IdealCodes reference)
    {
        NodeSearch search = Search(reference, double.MaxValue, FirstReach);
        double found = search.LeastError();
        return found <= FirstReach ? search : Search(reference, double.MaxValue, Math.Min(Math.Ceiling(found), MostReach));
    }

    private static NodeSearch Search(IdealCodes reference, double bound, double reach)
    {
        bool[] kept = [.. Enumerable.Range(0, reference.Codes.Count)
            .Select(i => bound <= ErrorBound.OfCorrectRounding || (reference.Exact[i] && bound <= ErrorBound.OfFaithfulRounding) || OutputTolerance.IsRealZero(reference, i))];
        double[] values = [.. Enumerable.Range(0, reference.Codes.Count).Select(reference.Saturated)];
        NodeCandidates[] candidates = NodeCandidates.Within(values, LitertInterpolation.Width, reach, reference.Specification.Output.MinCode, reference.Specification.Output.MaxCode);
        return new NodeSearch(candidates, Cost);

        SegmentCost Cost(int segment, long left, long right)
        {
            if (!Entry.Contains(right - left))
            {
                return new SegmentCost(double.PositiveInfinity, default);
            }

            double max = 0;
            double squares = 0;
            int misrounded = 0;
            int first = segment * LitertInterpolation.Width;
            for (int f = 0; f < LitertInterpolation.Width; f++)
            {
                long code = LitertInterpolation.At(left, right, f);
                double error = code - values[first + f];
                bool wrong = code != reference.Ideal[first + f];
                if (wrong && (kept[first + f] || Math.Abs(error) > bound))
                {
                    return new SegmentCost(double.PositiveInfinity, default);
                }

                max = Math.Max(max, Math.Abs(error));
                squares += error * error;
                misrounded += wrong ? 1 : 0;
            }

            return new SegmentCost(max, new Score(misrounded, squares));
        }
    }
}
