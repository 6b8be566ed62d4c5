using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Every method, by name. To add one, declare it, write its class and name it here.</summary>
internal static class MethodCatalog
{
    /// <summary>The methods, in the order in which they are listed and in which ties between them are decided.</summary>
    public static ImmutableArray<IMethod> All { get; } =
    [
        new TableMethod(),
        new InterpolatedTableMethod(),
        new PiecewiseLinearMethod(),
        new PiecewisePolynomialMethod(),
        new Q15PolynomialMethod(),
        new TanhPolynomialMethod(),
        new ThresholdMethod(),
        new LogicMethod(),
        new PackedTableMethod(),
        new PackedLinesMethod(),
        new DspPolynomialMethod(),
    ];

    /// <summary>The method that a request names.</summary>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public static IMethod Of(MethodChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return All.FirstOrDefault(method => method.Signature.Name == choice.Name)
            ?? throw new ArgumentException($"No method is named '{choice.Name}'; {NearestName.Suggest(choice.Name, [.. All.Select(method => method.Signature.Name)])}", nameof(choice));
    }
}
