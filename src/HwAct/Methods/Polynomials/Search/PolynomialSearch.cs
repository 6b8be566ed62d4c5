using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Finds the piecewise polynomial that keeps the allowed intervals in the fewest ROM bits.</summary>
/// <remarks>
/// Every degree, number of segments and number of guard bits that may win gets a quick descent; what comes out best
/// is searched around nearby, and the best shapes (a degree and a number of segments) then farther away. No time limit, no random
/// number: the same design on every machine.
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

    /// <summary>The cheapest design, with the number of segments that it was found with. Asked for that number and its degree alone the search
    /// comes to the same design: farther away is searched shape by shape, a degree and a number of segments, and no shape knows of another.</summary>
    internal static (PiecewisePolynomial Polynomial, int MostSegments)? SmallestWithin(Func<int, AllowedIntervals> allowedAt, PolynomialSearchOptions options)
    {
        if (options.Degrees.Any(d => d is < 1 or > 3))
        {
            throw new ArgumentException("Degrees are 1 to 3.", nameof(options));
        }

        List<Segmenter> segmenters = Segmenters(allowedAt, options);
        List<PrecisionSearch> looked = [];
        foreach (int degree in options.Degrees.Distinct().OrderDescending())
        {
            long bound = looked.Select(search => search.CheapestCost).DefaultIfEmpty(long.MaxValue).Min();
            looked.AddRange(Near(Descents(degree, segmenters, options, bound), bound, options));
        }

        if (Shapes(looked, options).SelectMany(shape => Far(shape, looked, segmenters, options)).MinBy(search => (Cost(search), Bytes(search))) is not PrecisionSearch won)
        {
            return null;
        }

        int count = segmenters[0].Count;
        PiecewisePolynomial trimmed = new AccumulatorTrim(allowedAt).Run(won.Cheapest!, count).ToPolynomial(options.Segmentation, count);
        return PolynomialChecker.Holds(trimmed, allowedAt(trimmed.GuardBits))
            ? (trimmed, won.MostSegments)
            : throw new InvalidOperationException("A piecewise polynomial left its interval after the search had accepted it.");
    }

    private static List<Segmenter> Segmenters(Func<int, AllowedIntervals> allowedAt, PolynomialSearchOptions options)
    {
        List<Segmenter> segmenters = [];
        foreach (int guardBits in Work.Of(options.Effort).GuardBits)
        {
            CriticalCodes critical = new(allowedAt(guardBits), guardBits);
            if (critical.IsNonEmpty)
            {
                segmenters.Add(new Segmenter(critical, new CriticalCodes(allowedAt(guardBits), guardBits)));
            }
        }

        return segmenters;
    }

    private static (long RomBits, int Multiplications) Cost(PrecisionSearch search) => (search.CheapestCost, search.Degree);

    // Of as many ROM bits, those that C stores in fewer bytes.
    private static int Bytes(PrecisionSearch search) => search.Cheapest is SegmentedFit fit ? Enumerable.Range(0, fit.Format.Degree + 1).Sum(k => CoefficientColumn.BytesOf(fit.Range(k).High - fit.Range(k).Low)) : int.MaxValue;

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

    private static List<PrecisionSearch> Near(List<PrecisionSearch> searches, long bound, PolynomialSearchOptions options)
    {
        List<PrecisionSearch> near = [.. searches.OrderBy(s => s.BestCost).Take(Work.Of(options.Effort).Near).Where(s => s.BestCost / 5 <= bound / 4)];
        near.ForEach(search => search.LookAround(NearRadius));
        return near;
    }

    // One search of each shape that may still win: farther away a few bits in a hundred are saved.
    private static IEnumerable<PrecisionSearch> Shapes(List<PrecisionSearch> looked, PolynomialSearchOptions options)
    {
        PrecisionSearch[] best = [.. looked.OrderBy(Cost).DistinctBy(search => (search.Degree, search.MostSegments)).Take(Work.Of(options.Effort).Shapes)];
        return best.Where(search => search.CheapestCost <= best[0].CheapestCost + (best[0].CheapestCost / 16));
    }

    // Every number of guard bits once, with the degree and the number of segments of a search that came out well: what has been looked around
    // is taken up, what was passed over is made up for.
    private static List<PrecisionSearch> Far(PrecisionSearch shape, List<PrecisionSearch> looked, List<Segmenter> segmenters, PolynomialSearchOptions options)
    {
        List<PrecisionSearch> searches = [];
        foreach (Segmenter segmenter in segmenters)
        {
            PrecisionSearch[] known = [.. looked.Where(search => search.GuardBits == segmenter.GuardBits && search.Degree == shape.Degree && search.MostSegments == shape.MostSegments)];
            searches.AddRange(known.Length > 0
                ? known
                : Near(Descents(shape.Degree, [segmenter], options with { Segments = shape.MostSegments }, long.MaxValue), long.MaxValue, options));
        }

        foreach (PrecisionSearch search in searches.OrderBy(s => s.BestCost).Take(Work.Of(options.Effort).Far))
        {
            search.LookAround(FarRadius);
        }

        return searches;
    }

    // Guard bits to search with, number of descents to look around nearby, number of shapes to look around farther away, and of descents of
    // each. More guard bits disturb coefficients less and widen products; which integers happen to fit differs between them, so several find
    // smaller tables.
    private sealed record Work(int[] GuardBits, int Near, int Shapes, int Far)
    {
        public static Work Of(SearchEffort effort) => effort switch
        {
            SearchEffort.Quick => new Work([8], 2, 1, 0),
            SearchEffort.Balanced => new Work([9, 7, 6], 5, 2, 2),
            _ => new Work([12, 9, 8, 7, 6, 5], 12, 3, 5),
        };
    }
}
