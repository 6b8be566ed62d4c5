using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>The provably smallest number of linear segments that keeps the allowed intervals in a given integer arithmetic.</summary>
/// <remarks>
/// A line that serves first … last serves every shorter end, so the starts that m segments can reach are all indices up to
/// some R_m, and R_(m+1) is the best reach over all starts up to R_m. It is not always that of R_m itself: the floor after
/// the multiplication makes a line that starts earlier no line that starts later. So earlier starts are tried as well, for as
/// long as the relaxation in which constants need not be integers, whose reach never grows toward earlier starts, leaves hope.
/// </remarks>
internal static class MinimalPiecewiseLinear
{
    private const int MostFixedSegments = 4096;

    /// <summary>The design with the fewest segments, or null if there is none.</summary>
    /// <param name="allowed">The allowed intervals at the guard bits of the options.</param>
    /// <param name="options">Arithmetic, slopes and segmentation.</param>
    public static MinimalLinearDesign? Find(AllowedIntervals allowed, PiecewiseLinearOptions options)
    {
        LineReach line = new(allowed, options);
        return options.Segmentation == SegmentationKind.Free ? Free(line, options) : Fixed(line, options);
    }

    private static MinimalLinearDesign? Free(LineReach line, PiecewiseLinearOptions options)
    {
        int grid = 1 << options.Alignment;
        List<Segment> segments = [];
        List<InfeasibleStretch> certificate = [];
        int latest = 0;
        while (true)
        {
            if (segments.Count == options.MaxSegments)
            {
                return null;
            }

            int earliest = certificate.Count == 0 ? 0 : certificate[^1].First + grid;
            Segment best = Farthest(line, latest, earliest, grid);
            segments.Add(best);
            if (best.End == line.Count)
            {
                return new MinimalLinearDesign(ToPolynomial(segments, line.Count, options), [.. certificate]);
            }

            int next = best.End / grid * grid;
            if (next <= latest)
            {
                return null;
            }

            certificate.Add(new InfeasibleStretch(latest, best.End));
            latest = next;
        }
    }

    // Starts up to the previous latest one have already been seen not to get past this one.
    private static Segment Farthest(LineReach line, int latest, int earliest, int grid)
    {
        Segment best = new(latest, latest, 0, 0);
        for (int start = latest; start >= earliest; start -= grid)
        {
            LongWork.Continue();
            if (start < latest && !line.ServesRelaxed(start, best.End))
            {
                break;
            }

            if (start < latest && !line.Serves(start, best.End))
            {
                continue;
            }

            int end = line.Reach(start, line.Count, out long slope, out long constant);
            if (end > best.End)
            {
                best = new Segment(start, end, slope, constant);
            }

            if (best.End == line.Count)
            {
                break;
            }
        }

        return best;
    }

    private static MinimalLinearDesign? Fixed(LineReach line, PiecewiseLinearOptions options)
    {
        List<InfeasibleStretch> certificate = [];
        int limit = Math.Min(options.MaxSegments, MostFixedSegments);
        foreach (ImmutableArray<int> starts in FixedSegmentation.All(options.Segmentation, line.Count, limit))
        {
            List<Segment> segments = [];
            foreach (int start in starts)
            {
                int end = segments.Count + 1 < starts.Length ? starts[segments.Count + 1] : line.Count;
                int reach = line.Reach(start, end, out long slope, out long constant);
                if (reach < end)
                {
                    certificate.Add(new InfeasibleStretch(start, reach));
                    break;
                }

                segments.Add(new Segment(start, end, slope, constant));
            }

            if (segments.Count == starts.Length)
            {
                return new MinimalLinearDesign(ToPolynomial(segments, line.Count, options), [.. certificate]);
            }
        }

        return null;
    }

    private static PiecewisePolynomial ToPolynomial(List<Segment> segments, int count, PiecewiseLinearOptions options) => new(
        options.Segmentation,
        count,
        options.GuardBits,
        [.. segments.Select(s => s.Start)],
        options.Segmentation == SegmentationKind.Free ? options.Alignment : 0,
        [options.Shift],
        [
            CoefficientColumn.Store([.. segments.Select(s => s.Constant)], 0),
            CoefficientColumn.Store([.. segments.Select(s => s.Slope)], 0),
        ]);

    private sealed record Segment(int Start, int End, long Slope, long Constant);
}
