using System.Collections.Immutable;
using HwAct.Choice;
using HwAct.Methods.Gated;
using HwAct.Methods.Polynomials;
using HwAct.Methods.Tables;
using HwAct.Methods.TanhPolynomials;
using HwAct.Methods.Thresholds;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Every method, by name. To add one, declare it, write its class and name it here.</summary>
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

    /// <summary>Why a method cannot serve a specification, of one input or of two, as the end of a sentence; null where it can.</summary>
    public static string? ReasonAgainst(IMethod method, KernelSpecification specification) => specification.Up is null
        ? method.ReasonAgainst(specification)
        : GatedDesigner.ReasonAgainst(specification, method);

    /// <summary>The method of a name, or null.</summary>
    public static IMethod? Find(string name) => All.FirstOrDefault(method => method.Signature.Name == name);
}
