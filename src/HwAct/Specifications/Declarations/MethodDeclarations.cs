namespace HwAct.Specifications;

/// <summary>What every method is called and which parameters it takes, known without the methods themselves. To add one, write its
/// declaration and name it here.</summary>
internal static class MethodDeclarations
{
    /// <summary>The methods, in the order in which they are listed; the last chooses among the others.</summary>
    public static ImmutableArray<MethodSignature> All { get; } =
    [
        TableDeclaration.Signature,
        InterpolatedTableDeclaration.Signature,
        PiecewiseLinearDeclaration.Signature,
        PiecewisePolynomialDeclaration.Signature,
        Q15PolynomialDeclaration.Signature,
        TanhPolynomialDeclaration.Signature,
        ThresholdDeclaration.Signature,
        LogicDeclaration.Signature,
        PackedTableDeclaration.Signature,
        PackedLinesDeclaration.Signature,
        DspPolynomialDeclaration.Signature,
        AutoDeclaration.Signature,
    ];

    /// <summary>The method of a kernel that is given none.</summary>
    public static MethodSignature Default => AutoDeclaration.Signature;

    /// <summary>The method of a name, or null.</summary>
    public static MethodSignature? Find(string name) => All.FirstOrDefault(method => method.Name == name);
}
