using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>A format with segments and coefficients that keep the allowed intervals.</summary>
/// <param name="Format">The format.</param>
/// <param name="Starts">First index of every segment.</param>
/// <param name="Coefficients">Stored-unit coefficients of every segment.</param>
/// <param name="Slack">How many codes later than needed the last segment starts: room for what comes next.</param>
internal sealed record SegmentedFit(HornerFormat Format, ImmutableArray<int> Starts, ImmutableArray<long[]> Coefficients, int Slack)
{
    /// <summary>The design in the terms of the program that evaluates it.</summary>
    public PiecewisePolynomial ToPolynomial(SegmentationKind segmentation, int count) => new(
        segmentation,
        count,
        Format.Accumulator[0],
        Starts,
        segmentation == SegmentationKind.Free ? Format.Alignment : 0,
        [.. Enumerable.Range(1, Format.Degree).Select(Format.Shift)],
        [.. Enumerable.Range(0, Format.Degree + 1).Select(k => CoefficientColumn.Store([.. Coefficients.Select(c => c[k])], Format.LeftShift(k)))]);

    /// <summary>Smallest and largest stored-unit coefficient of u^k.</summary>
    public CoefficientWindow Range(int k) => new(Coefficients.Min(c => c[k]), Coefficients.Max(c => c[k]));
}
