namespace HwAct.Methods;

/// <summary>A stretch of indices that no single line of the given arithmetic can serve.</summary>
/// <param name="First">Free breakpoints: the latest index at which the segment can start. Otherwise: where it starts.</param>
/// <param name="Last">
/// Index at which the segment could not be extended: no allowed (c1, c0) serves First … Last. With free breakpoints the
/// same holds for every start before First.
/// </param>
internal sealed record InfeasibleStretch(int First, int Last);
