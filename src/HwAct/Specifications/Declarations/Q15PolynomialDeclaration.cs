namespace HwAct.Specifications;

/// <summary>The method <c>q15-polynomial</c>.</summary>
internal static class Q15PolynomialDeclaration
{
    /// <summary>Degree of the polynomials.</summary>
    public static SearchedParameter Degree { get; } = new("degree", "degree of the polynomials, and number of multiplications", 1, 3);

    /// <summary>Number of segments at most.</summary>
    public static SearchedParameter Segments { get; } = new(
        "segments", "number of equal segments, at most; without max_error_lsb the error is made as small as they allow. A row of a vector unit holds 8", 1, 256)
    {
        FixesSize = value => value.IsNumber,
    };

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "q15-polynomial",
        "polynomials of degree 1 to 3 on a few equal segments in Q15 arithmetic: 16-bit lanes and a rounding high multiply from the first step to the last",
        [Degree, Segments]);
}
