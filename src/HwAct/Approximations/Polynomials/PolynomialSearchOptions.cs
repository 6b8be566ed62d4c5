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

    /// <summary>
    /// Fraction bits of the result to search with, each 0 to 16. More of them disturb coefficients less and widen products; which
    /// integers happen to fit differs between them, so a search over several finds smaller tables. The design
    /// found is trimmed to as few as keep it right.
    /// </summary>
    public ImmutableArray<int> GuardBits { get; init; } = [10, 8, 6];

    /// <summary>Told what has been found, a line each; null for silence.</summary>
    public Action<string>? Progress { get; init; }
}
