namespace HwAct.Specifications;

/// <summary>The method <c>piecewise-linear</c>.</summary>
internal static class PiecewiseLinearDeclaration
{
    /// <summary>Number of segments at most.</summary>
    public static SearchedParameter Segments { get; } = new(
        "segments", "number of segments at most; without max_error_lsb the error is made as small as they allow", 1, 65536)
    {
        FixesSize = value => value.IsNumber,
    };

    /// <summary>What the slopes may be.</summary>
    public static WordParameter<SlopeKind> Slopes { get; } = new(
        "slopes", "any slope, or powers of two only: shift and add instead of a multiplier", SlopeKind.Any, ("any", SlopeKind.Any), ("power-of-two", SlopeKind.PowerOfTwo));

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "piecewise-linear",
        "the provably fewest straight segments for a bound: one multiplication",
        [Segments, BreakpointsParameter.Breakpoints, Slopes]);
}
