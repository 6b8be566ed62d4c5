using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// What is made of tanh, in integers and without any table: GELU by its tanh form ½x·(1 + tanh(u(x))) with an inner polynomial u, SiLU,
/// Swish and the sigmoid forms of GELU with a line for u, tanh and the sigmoid themselves. An outer polynomial stands for tanh with
/// saturation; form, polynomials and rounding are counted apart.
/// </summary>
/// <remarks>
/// Error budget: half an LSB goes to the one rounding at the end. What the bound leaves beyond it pays, in this order, for the form (the
/// inner polynomial's own distance from the activation: 4.73e−4 for the textbook's, 2.5e−5 for three refitted coefficients), for the outer
/// polynomial, and for the truncations in between, each 2^−width of its range. Only plans whose two polynomials together stay within that
/// rest in real numbers are built, and the width grows until the truncations fit into what they leave. Neither sum is a proof, so each
/// candidate runs over every code, and the three shares are measured apart (<see cref="ErrorShare"/>).
/// </remarks>
internal sealed class TanhPolynomialMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature => TanhPolynomialDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => TanhForm.Of(specification.Activation) switch
    {
        null => $"{specification.Activation.Name} is not made of tanh; {TanhForm.Served} are",
        { Inners: [InnerPolynomial only] } when TanhPolynomialDeclaration.Inner.In(specification.Method) is not null =>
            $"the inner polynomial of {specification.Activation.Name} is {(only.Coefficients.Length == 1 ? "a line" : "that of its parameters")}, which inner cannot change",
        _ => null,
    };

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        TanhDesign design = new TanhDesigner(reference).Cheapest(specification.Bound.PromiseLsb);
        if (specification.Bound.PromiseLsb is double promised && !design.KeepsBound)
        {
            throw new DesignException(design.MaxLsb > promised
                ? $"the tanh polynomial reaches {Figure.AtMost(design.MaxLsb)} LSB at best, not {Figure.Exact(promised)}; its form alone is {Figure.AtMost(design.Shares()[0].MaxLsb)} LSB from the activation"
                : $"the tanh polynomial stays within {Figure.AtMost(design.MaxLsb)} LSB, but {OutputTolerance.Besides}");
        }

        return new Design(
            design.Kernel,
            specification.Bound,
            [
                TanhPolynomialDeclaration.Inner.With(design.Plan.Inner.Form),
                TanhPolynomialDeclaration.Degree.With(design.Plan.Degree),
                TanhPolynomialDeclaration.Width.With(design.Width),
            ],
            [$"Inner polynomial: {design.Plan.Inner.Origin}."])
        {
            Derived = [new("squarings", ParameterValue.Of(design.Plan.Squarings)), new("guard_bits", ParameterValue.Of(design.GuardBits))],
            ErrorShares = design.Shares(),
        };
    }
}
