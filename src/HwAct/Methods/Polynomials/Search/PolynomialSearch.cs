using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Finds the piecewise polynomial that keeps the allowed intervals in the fewest ROM bits.</summary>
/// <remarks>
/// Every degree, number of segments and number of guard bits that may win gets a quick descent; what comes out best
/// is searched around, first near, then far. No time limit, no random number: the same design on every machine.
/// </remarks>
internal static class PolynomialSearch
{
    private const int NearRadius = 3;
    private const int FarRadius = 5;

    // Numbers of segments in a row that may bring nothing before the rest is given up.
    private const int Patience = 2;

    /// <summary>The cheapest design: fewest ROM bits, then fewest multiplications. Null if no polynomial keeps them.</summary>
    /// <param name="allowedAt">The allowed intervals at a number of guard bits.</param>
    /// <param name="options">What may be used.</param>
    /// <remarks>The design has been checked over every index.</remarks>
    /// <exception cref="ArgumentException">A degree outside 1 to 3.</exception>
    public static PiecewisePolynomial? Smallest(Func<int, AllowedIntervals> allowedAt, PolynomialSearchOptions options) =>
        SmallestWithin(allowedAt, options)?.Polynomial;

    /// <summary>The cheapest design, with the number of segments that it was found with. Asked for that number and its degree the search comes
    /// to the same design: what won among all is at last searched for alone.</summary>
    internal static (PiecewisePolynomial Polynomial, int MostSegments)? SmallestWithin(Func<int, AllowedIntervals> allowedAt, PolynomialSearchOptions options)
    {
        if (Cheapest(allowedAt, options) is not Design won)
        {
            return null;
        }

        PolynomialSearchOptions alone = options with { Degrees = [won.Polynomial.Degree], Segments = won.MostSegments };
        bool isAlone = options.Segments == won.MostSegments && options.Degrees.Distinct().Count() == 1;
        Design best = isAlone ? won : Cheapest(allowedAt, alone) ?? won;
        return (Trimmed(best, allowedAt), best.MostSegments);
    }

    private static Design? Cheapest(Func<int, AllowedIntervals> allowedAt, PolynomialSearchOptions options)
    {
        if (options.Degrees.Any(d => d is < 1 or > 3))
        {
            throw new ArgumentException("Degrees are 1 to 3.", nameof(options));
        }

        List<Segmenter> segmenters = [];
        foreach (int guardBits in Work.Of(options.Effort).GuardBits)
        {
            CriticalCodes critical = new(allowedAt(guardBits), guardBits);
            if (critical.IsNonEmpty)
            {
                segmenters.Add(new Segmenter(critical, new CriticalCodes(allowedAt(guardBits), guardBits)));
            }
        }

        Design? best = null;
        foreach (int degree in options.Degrees.Distinct().OrderDescending())
        {
            long bound = best?.Polynomial.RomBits ?? long.MaxValue;
            foreach (PrecisionSearch search in Refined(Descents(degree, segmenters, options, bound), bound, options))
            {
                Design found = new(search.Cheapest!, search.Cheapest!.ToPolynomial(options.Segmentation, segmenters[0].Count), search.MostSegments, segmenters[0].Count);
                best = best is null || found.Cost.CompareTo(best.Cost) < 0 ? found : best;
            }
        }

        return best;
    }

    private static List<PrecisionSearch> Descents(int degree, List<Segmenter> segmenters, PolynomialSearchOptions options, long bound)
    {
        List<PrecisionSearch> searches = [];
        foreach (Segmenter segmenter in segmenters)
        {
            long least = long.MaxValue;
            int vain = 0;
            foreach (SegmentPlan plan in SegmentPlan.Of(options.Segmentation, degree, segmenter, options.Segments))
            {
                segmenter.Forget();
                PrecisionSearch search = new(plan, segmenter, degree);
                search.Descend();
                if (search.Best is null)
                {
                    continue;
                }

                searches.Add(search);
                vain = search.BestCost < least ? 0 : vain + 1;
                least = Math.Min(least, search.BestCost);
                if (vain == Patience || least / 3 > bound / 2)
                {
                    break;
                }
            }
        }

        return searches;
    }

    private static List<PrecisionSearch> Refined(List<PrecisionSearch> searches, long bound, PolynomialSearchOptions options)
    {
        Work work = Work.Of(options.Effort);
        List<PrecisionSearch> near = [.. searches.OrderBy(s => s.BestCost).Take(work.Near).Where(s => s.BestCost / 5 <= bound / 4)];
        foreach (PrecisionSearch search in near)
        {
            search.LookAround(NearRadius);
        }

        foreach (PrecisionSearch search in near.OrderBy(s => s.BestCost).Take(work.Far))
        {
            search.LookAround(FarRadius);
        }

        return near;
    }

    private static PiecewisePolynomial Trimmed(Design best, Func<int, AllowedIntervals> allowedAt)
    {
        PiecewisePolynomial trimmed = new AccumulatorTrim(allowedAt).Run(best.Fit, best.Count).ToPolynomial(best.Polynomial.Segmentation, best.Count);
        return PolynomialChecker.Holds(trimmed, allowedAt(trimmed.GuardBits))
            ? trimmed
            : throw new InvalidOperationException("A piecewise polynomial left its interval after the search had accepted it.");
    }

    private sealed record Design(SegmentedFit Fit, PiecewisePolynomial Polynomial, int MostSegments, int Count)
    {
        public (long RomBits, int Multiplications, int Bytes) Cost => (Polynomial.RomBits, Polynomial.Degree, Polynomial.CArrayBytes);
    }

    // Guard bits to search with, number of descents to look around nearby, and of those farther away. More guard bits disturb
    // coefficients less and widen products; which integers happen to fit differs between them, so several find smaller tables.
    private sealed record Work(int[] GuardBits, int Near, int Far)
    {
        public static Work Of(SearchEffort effort) => effort switch
        {
            SearchEffort.Quick => new Work([8], 2, 0),
            SearchEffort.Balanced => new Work([9, 7, 6], 5, 2),
            _ => new Work([12, 9, 8, 7, 6, 5], 12, 5),
        };
    }
}
