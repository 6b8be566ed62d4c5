namespace HwAct.Specifications;

/// <summary>The method <c>tanh-polynomial</c>.</summary>
internal static class TanhPolynomialDeclaration
{
    /// <summary>Coefficients of the inner polynomial.</summary>
    public static WordParameter<InnerForm?> Inner { get; } = new(
        "inner",
        "coefficients of u: the textbook's two, or two or three refitted to the erf form",
        null,
        (ParameterSignature.Auto, null),
        ("textbook", InnerForm.Textbook),
        ("refitted-2", InnerForm.RefittedTwo),
        ("refitted-3", InnerForm.RefittedThree))
    {
        FixesSize = value => value.Word != ParameterSignature.Auto,
    };

    /// <summary>Degree of the outer polynomial.</summary>
    public static SearchedParameter Degree { get; } = new("degree", "degree of the outer polynomial", 2, 10) { FixesSize = value => value.IsNumber };

    /// <summary>Working width in bits.</summary>
    public static SearchedParameter Width { get; } = new("width", "working width of the intermediate values in bits", 8, 24) { FixesSize = value => value.IsNumber };

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "tanh-polynomial", "½x(1 + tanh(u(x))) with two integer polynomials: no table at all", [Inner, Degree, Width]);
}
