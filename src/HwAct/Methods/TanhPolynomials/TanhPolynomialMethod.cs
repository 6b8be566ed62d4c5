using HwAct.Ideals;
using HwAct.Methods.Residuals;
using HwAct.Specifications;

namespace HwAct.Methods.TanhPolynomials;

/// <summary>
/// GELU by its tanh form, ½x·(1 + tanh(u(x))), in integers and without any table: an inner polynomial u, an outer polynomial for
/// tanh with saturation, three roundings that are counted apart.
/// </summary>
public sealed class TanhPolynomialMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature { get; } = new(
        "tanh-polynomial",
        "½x(1 + tanh(u(x))) with two integer polynomials: no table at all",
        [
            new("inner", "coefficients of u: the textbook's two, or two or three refitted to the erf form") { Words = [.. InnerPolynomial.All.Select(inner => inner.Name)] },
            new("degree", "degree of the outer polynomial") { Min = 2, Max = TanhDesigner.MostDegree },
            new("width", "working width of the intermediate values in bits") { Min = 8, Max = TanhDesigner.MostWidth },
        ]);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => specification.Activation.Name is "gelu" or "gelu-tanh"
        ? null
        : $"it approximates GELU, not {specification.Activation.Name}";

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        double? bound = specification.MaxErrorLsb ?? (specification.Method.Parameters.IsEmpty ? OutputTolerance.Faithful : null);
        TanhDesign design = new TanhDesigner(reference).Cheapest(bound);
        if (bound is double promised && !design.KeepsBound)
        {
            throw new DesignException(
                $"the tanh polynomial reaches {design.MaxLsb:0.###} LSB at best, not {promised:0.###}; its form alone is {design.Shares()[0].MaxLsb:0.###} LSB from the activation");
        }

        return new Design(
            design.Kernel,
            bound,
            [
                new("inner", ParameterValue.Of(design.Plan.Inner.Name)),
                new("degree", ParameterValue.Of(design.Plan.Degree)),
                new("squarings", ParameterValue.Of(design.Plan.Squarings)),
                new("width", ParameterValue.Of(design.Width)),
                new("guard_bits", ParameterValue.Of(design.GuardBits)),
            ],
            [$"Inner polynomial: {design.Plan.Inner.Origin}."])
        {
            ErrorShares = design.Shares(),
        };
    }
}
