using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>How a format is to be cut into segments, and what that costs.</summary>
/// <param name="Kind">Kind of segmentation.</param>
/// <param name="Segments">Number of segments to pay for; free cuts have at most that many.</param>
/// <param name="Longest">About the length of the longest segment.</param>
/// <param name="Shortest">About the length of the shortest.</param>
/// <param name="Evaluate">Segments and coefficients for a format, or null.</param>
internal sealed record SegmentPlan(
    SegmentationKind Kind,
    int Segments,
    int Longest,
    int Shortest,
    Func<HornerFormat, SegmentedFit?> Evaluate)
{
    // Free segments beyond the fewest that real coefficients allow: more make coefficients coarser, up to a point.
    private const int ExtraSegments = 8;

    // Cuts by index bits that are worth a search, and the most segments of one.
    private const int FixedCuts = 2;
    private const int MostFixedSegments = 512;

    /// <summary>The plans that real coefficients can follow, fewest segments first.</summary>
    public static IEnumerable<SegmentPlan> Of(SegmentationKind kind, int degree, Segmenter segmenter, int? segments) =>
        kind == SegmentationKind.Free ? Free(degree, segmenter, segments) : Fixed(kind, degree, segmenter, segments);

    /// <summary>ROM bits of a fit if it used all its segments: what the search compares, so that it may leave some over.</summary>
    public long Cost(SegmentedFit fit) => Cost(fit, Segments);

    /// <summary>ROM bits of a fit with the segments that it has.</summary>
    public long UsedCost(SegmentedFit fit) => Cost(fit, fit.Starts.Length);

    private long Cost(SegmentedFit fit, int segments)
    {
        long widths = 0;
        for (int k = 0; k <= fit.Format.Degree; k++)
        {
            CoefficientWindow range = fit.Range(k);
            widths += BitLength.Of(range.High - range.Low);
        }

        int breakpoint = Kind == SegmentationKind.Free ? BitLength.Of(fit.Starts[^1] >> fit.Format.Alignment) : 0;
        return (widths * segments) + ((long)breakpoint * (segments - 1));
    }

    private static IEnumerable<SegmentPlan> Free(int degree, Segmenter segmenter, int? segments)
    {
        ImmutableArray<int> starts = segmenter.RealStarts(degree);
        int longest = starts.Max(s => segmenter.RealEnd(degree, s) + 1 - s);
        int shortest = starts.Min(s => segmenter.RealEnd(degree, s) + 1 - s);
        for (int limit = segments ?? starts.Length; limit <= (segments ?? starts.Length + ExtraSegments); limit++)
        {
            int most = limit;
            yield return new SegmentPlan(SegmentationKind.Free, limit, longest, shortest, format => segmenter.Cut(format, most));
        }
    }

    private static IEnumerable<SegmentPlan> Fixed(SegmentationKind kind, int degree, Segmenter segmenter, int? segments)
    {
        int found = 0;
        foreach (ImmutableArray<int> starts in FixedSegmentation.All(kind, segmenter.Count, segments ?? MostFixedSegments))
        {
            if ((segments is { } wanted && starts.Length != wanted) || !segmenter.IsRealFeasible(degree, starts))
            {
                continue;
            }

            ImmutableArray<int> lengths = [.. starts.Select((s, i) => (i + 1 < starts.Length ? starts[i + 1] : segmenter.Count) - s)];
            int[] order = [.. Enumerable.Range(0, starts.Length)];
            yield return new SegmentPlan(kind, starts.Length, lengths.Max(), lengths.Min(), format => segmenter.Fit(format, starts, order));
            if (++found == FixedCuts)
            {
                yield break;
            }
        }
    }
}
