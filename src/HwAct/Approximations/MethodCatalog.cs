using System.Collections.Immutable;
using HwAct.Approximations.Polynomials;
using HwAct.Approximations.Tables;
using HwAct.Approximations.TanhPolynomials;
using HwAct.Approximations.Thresholds;
using HwAct.Specifications;

namespace HwAct.Approximations;

/// <summary>Every method, by name. To add one, write its class and name it here.</summary>
public static class MethodCatalog
{
    private static readonly ImmutableArray<IMethod> Single =
    [
        new TableMethod(),
        new InterpolatedTableMethod(),
        new PiecewiseLinearMethod(),
        new PiecewisePolynomialMethod(),
        new TanhPolynomialMethod(),
        new ThresholdMethod(),
    ];

    /// <summary>The methods, in the order in which they are listed; the last chooses among the others.</summary>
    public static ImmutableArray<IMethod> All { get; } = [.. Single, new AutoMethod(Single)];

    /// <summary>Names and parameters of all methods.</summary>
    public static ImmutableArray<MethodSignature> Signatures { get; } = [.. All.Select(method => method.Signature)];

    /// <summary>The method of a name, or null.</summary>
    public static IMethod? Find(string name) => All.FirstOrDefault(method => method.Signature.Name == name);
}
