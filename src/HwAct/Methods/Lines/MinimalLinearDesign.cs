namespace HwAct.Methods;

/// <summary>A piecewise linear function with the fewest segments, and the reason why fewer do not suffice.</summary>
/// <param name="Polynomial">The function, of degree 1.</param>
/// <param name="Certificate">
/// Free breakpoints: entry m (0, 1, …) says that m + 1 segments cannot get past index Last, since segment m starts at
/// First at the latest, and no line from there or before covers Last. The last segment reaches the end and has no entry.
/// Uniform and octave: one stretch for each cut into fewer segments, which rules it out.
/// </param>
internal sealed record MinimalLinearDesign(PiecewisePolynomial Polynomial, ImmutableArray<InfeasibleStretch> Certificate);
