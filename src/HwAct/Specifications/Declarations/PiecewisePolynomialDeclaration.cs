namespace HwAct.Specifications;

/// <summary>The method <c>piecewise-polynomial</c>.</summary>
internal static class PiecewisePolynomialDeclaration
{
    /// <summary>Degree of the polynomials.</summary>
    public static SearchedParameter Degree { get; } = new("degree", "degree of the polynomials, and number of multiplications", 1, 3);

    /// <summary>Number of segments at most.</summary>
    public static SearchedParameter Segments { get; } = new("segments", "number of segments, at most", 1, 65536);

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "piecewise-polynomial",
        "polynomials of degree 1 to 3 on a few segments: the smallest tables, also correctly rounded",
        [Degree, Segments, BreakpointsParameter.Breakpoints, EffortParameter.Effort]);
}
