using HwAct.Ideals;
using HwAct.Specifications;
using HwAct.Specifications.Declarations;

namespace HwAct.Methods.TanhPolynomials;

/// <summary>
/// GELU by its tanh form, ½x·(1 + tanh(u(x))), in integers and without any table: an inner polynomial u, an outer polynomial for
/// tanh with saturation, three roundings that are counted apart.
/// </summary>
public sealed class TanhPolynomialMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature => TanhPolynomialDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => specification.Activation.Name is "gelu" or "gelu-tanh"
        ? null
        : $"it approximates GELU, not {specification.Activation.Name}";

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        TanhDesign design = new TanhDesigner(reference).Cheapest(specification.Bound.PromiseLsb);
        if (specification.Bound.PromiseLsb is double promised && !design.KeepsBound)
        {
            throw new DesignException(
                $"the tanh polynomial reaches {design.MaxLsb:0.###} LSB at best, not {promised:0.###}; its form alone is {design.Shares()[0].MaxLsb:0.###} LSB from the activation");
        }

        return new Design(
            design.Kernel,
            specification.Bound,
            [
                TanhPolynomialDeclaration.Inner.With(design.Plan.Inner.Form),
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
