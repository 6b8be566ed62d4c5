using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>What a search for a piecewise polynomial may use.</summary>
internal sealed record PolynomialSearchOptions
{
    /// <summary>Degrees to try, each 1 to 3.</summary>
    public ImmutableArray<int> Degrees { get; init; } = [1, 2, 3];

    /// <summary>How the range is cut.</summary>
    public SegmentationKind Segmentation { get; init; } = SegmentationKind.Free;

    /// <summary>The number of segments, if it is not for the search to choose.</summary>
    public int? Segments { get; init; }

    /// <summary>How much work to put into fewer bits.</summary>
    public SearchEffort Effort { get; init; } = SearchEffort.Balanced;
}
