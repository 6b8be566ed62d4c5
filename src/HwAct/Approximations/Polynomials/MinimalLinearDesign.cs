using System.Collections.Immutable;

namespace HwAct.Approximations.Polynomials;

/// <summary>A stretch of indices that no single line of the given arithmetic can serve.</summary>
/// <param name="First">Free breakpoints: the latest index at which the segment can start. Otherwise: where it starts.</param>
/// <param name="Last">
/// Index at which the segment could not be extended: no allowed (c1, c0) serves First … Last. With free breakpoints the
/// same holds for every start before First.
/// </param>
public sealed record InfeasibleStretch(int First, int Last);

/// <summary>A piecewise linear function with the fewest segments, and the reason why fewer do not suffice.</summary>
/// <param name="Polynomial">The function, of degree 1.</param>
/// <param name="Certificate">
/// Free breakpoints: entry m (0, 1, …) says that m + 1 segments cannot get past index Last, since segment m starts at
/// First at the latest, and no line from there or before covers Last. The last segment reaches the end and has no entry.
/// Uniform and octave: one stretch for each cut into fewer segments, which rules it out.
/// </param>
public sealed record MinimalLinearDesign(PiecewisePolynomial Polynomial, ImmutableArray<InfeasibleStretch> Certificate);
