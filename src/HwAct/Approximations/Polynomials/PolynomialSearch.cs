using System.Collections.Immutable;
using System.Globalization;

namespace HwAct.Approximations.Polynomials;

/// <summary>Finds the piecewise polynomial that keeps a corridor in the fewest ROM bits.</summary>
public static class PolynomialSearch
{
    // Segments beyond the fewest that real coefficients allow: more of them make coefficients coarser, up to a point.
    private const int ExtraSegments = 8;

    private const int Beam = 6;

    // Numbers of segments in a row that may bring nothing before the rest is given up.
    private const int Patience = 2;

    /// <summary>The cheapest design: fewest ROM bits, then fewest multiplications. Null if no polynomial keeps the corridor.</summary>
    /// <param name="corridorAt">The corridor at a number of guard bits.</param>
    /// <param name="options">What may be used.</param>
    /// <remarks>The design is checked over every index; it uses as few guard bits as keep it right.</remarks>
    public static PiecewisePolynomial? Smallest(Func<int, Corridor> corridorAt, PolynomialSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(corridorAt);
        ArgumentNullException.ThrowIfNull(options);
        CorridorSamples samples = new(corridorAt(options.GuardBits), options.GuardBits);
        if (!samples.IsNonEmpty)
        {
            return null;
        }

        Segmenter segmenter = new(samples);
        Candidate? best = null;
        foreach (int degree in options.Degrees.Distinct().OrderDescending())
        {
            foreach (SegmentationKind kind in options.Segmentations.Distinct())
            {
                Candidate? found = SmallestOf(kind, degree, segmenter, samples, options, best?.Design.RomBits ?? long.MaxValue);
                best = Cheaper(best, found);
            }
        }

        if (best is null)
        {
            return null;
        }

        PiecewisePolynomial design = new AccumulatorTrim(corridorAt).Run(best.Fit, samples.Count).ToPolynomial(best.Design.Segmentation, samples.Count);
        return PolynomialChecker.Holds(design, corridorAt(design.GuardBits))
            ? design
            : throw new InvalidOperationException("A piecewise polynomial left its corridor after the search had accepted it.");
    }

    private static Candidate? SmallestOf(
        SegmentationKind kind, int degree, Segmenter segmenter, CorridorSamples samples, PolynomialSearchOptions options, long bound)
    {
        Candidate? best = null;
        int vain = 0;
        foreach (SegmentPlan plan in Plans(kind, degree, segmenter, options))
        {
            samples.Forget();
            SegmentedFit? fit = new PrecisionSearch(plan, options.GuardBits, degree, Beam).Run();
            Candidate? found = fit is null ? null : new Candidate(fit, fit.ToPolynomial(kind, samples.Count));
            options.Progress?.Invoke(string.Create(
                CultureInfo.InvariantCulture,
                $"degree {degree}, {plan.Segments} {kind.ToString().ToLowerInvariant()} segments: {(found is null ? "none" : $"{found.Design.RomBits} ROM bits")}"));
            if (found is null)
            {
                continue;
            }

            vain = best is null || found.Design.RomBits < best.Design.RomBits ? 0 : vain + 1;
            best = Cheaper(best, found);
            if (vain == Patience || best!.Design.RomBits / 3 * 2 > bound)
            {
                break;
            }
        }

        return best;
    }

    private static Candidate? Cheaper(Candidate? one, Candidate? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        (long, int, int) Cost(Candidate c) => (c.Design.RomBits, c.Design.Degree, c.Design.CArrayBytes);
        return Cost(other).CompareTo(Cost(one)) < 0 ? other : one;
    }

    private static IEnumerable<SegmentPlan> Plans(SegmentationKind kind, int degree, Segmenter segmenter, PolynomialSearchOptions options) =>
        kind == SegmentationKind.Free ? FreePlans(degree, segmenter, options) : FixedPlans(kind, degree, segmenter, options);

    private static IEnumerable<SegmentPlan> FreePlans(int degree, Segmenter segmenter, PolynomialSearchOptions options)
    {
        ImmutableArray<int> starts = segmenter.RealStarts(degree);
        int longest = starts.Max(s => segmenter.RealEnd(degree, s) + 1 - s);
        int shortest = starts.Min(s => segmenter.RealEnd(degree, s) + 1 - s);
        int from = options.Segments ?? starts.Length;
        int to = options.Segments ?? starts.Length + ExtraSegments;
        for (int segments = from; segments <= to; segments++)
        {
            int limit = segments;
            yield return new SegmentPlan(SegmentationKind.Free, segments, longest, shortest, form => segmenter.Cut(form, limit));
        }
    }

    private static IEnumerable<SegmentPlan> FixedPlans(SegmentationKind kind, int degree, Segmenter segmenter, PolynomialSearchOptions options)
    {
        int found = 0;
        foreach (ImmutableArray<int> starts in FixedSegmentation.All(kind, segmenter.Count, options.Segments ?? 1024))
        {
            if ((options.Segments is { } fixedCount && starts.Length != fixedCount) || !segmenter.IsRealFeasible(degree, starts))
            {
                continue;
            }

            ImmutableArray<int> lengths = [.. starts.Select((s, i) => (i + 1 < starts.Length ? starts[i + 1] : segmenter.Count) - s)];
            int[] order = [.. Enumerable.Range(0, starts.Length)];
            yield return new SegmentPlan(kind, starts.Length, lengths.Max(), lengths.Min(), form => segmenter.Fit(form, starts, order));
            if (++found == 2)
            {
                yield break;
            }
        }
    }

    private sealed record Candidate(SegmentedFit Fit, PiecewisePolynomial Design);
}
