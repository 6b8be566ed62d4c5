using System.Collections.Immutable;

namespace HwAct.Approximations.Polynomials;

/// <summary>What a search for a piecewise polynomial may use.</summary>
public sealed record PolynomialSearchOptions
{
    /// <summary>Degrees to try, each 1 to 3.</summary>
    public ImmutableArray<int> Degrees { get; init; } = [1, 2, 3];

    /// <summary>Segmentations to try.</summary>
    public ImmutableArray<SegmentationKind> Segmentations { get; init; } = [SegmentationKind.Free];

    /// <summary>The number of segments, if it is not for the search to choose.</summary>
    public int? Segments { get; init; }

    /// <summary>Fraction bits of the result to search with; the design found may need fewer.</summary>
    public int GuardBits { get; init; } = 8;

    /// <summary>Told what is being tried; null for silence.</summary>
    public Action<string>? Progress { get; init; }
}
