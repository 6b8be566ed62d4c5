namespace HwAct.Approximations.Polynomials;

/// <summary>How a form is to be cut into segments, and what that costs.</summary>
/// <param name="Kind">Kind of segmentation.</param>
/// <param name="Segments">Number of segments to pay for; free cuts have at most that many.</param>
/// <param name="Longest">About the length of the longest segment.</param>
/// <param name="Shortest">About the length of the shortest.</param>
/// <param name="Evaluate">Segments and coefficients for a form, or null.</param>
internal sealed record SegmentPlan(
    SegmentationKind Kind,
    int Segments,
    int Longest,
    int Shortest,
    Func<PolynomialForm, SegmentedFit?> Evaluate)
{
    /// <summary>ROM bits of a fit if it used all its segments: what the search compares, so that it may leave some over.</summary>
    public long Cost(SegmentedFit fit)
    {
        long widths = 0;
        for (int k = 0; k <= fit.Form.Degree; k++)
        {
            CoefficientWindow range = fit.Range(k);
            widths += CoefficientColumn.UnsignedBits(range.High - range.Low);
        }

        int breakpoint = Kind == SegmentationKind.Free ? CoefficientColumn.UnsignedBits(fit.Starts[^1] >> fit.Form.Alignment) : 0;
        return (widths * Segments) + ((long)breakpoint * (Segments - 1));
    }
}
