using System.Collections.Immutable;
using System.Globalization;
using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Specifications;
using HwAct.Specifications.Declarations;

namespace HwAct.Choice;

/// <summary>Designs a kernel by every method that applies and keeps the cheapest; says what it compared.</summary>
/// <param name="methods">The methods to choose from, in the order in which ties are decided.</param>
public sealed class AutoMethod(ImmutableArray<IMethod> methods) : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature => AutoDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        Objective objective = AutoDeclaration.Objective.In(specification.Method) ?? Objective.RomBits;

        // The best of all methods is correctly rounded: a table is.
        ErrorBound bound = specification.Bound == ErrorBound.Best ? ErrorBound.CorrectlyRounded : specification.Bound;
        var found = new List<(IMethod Method, Design Design)>();
        var compared = new List<string>();
        foreach (IMethod method in methods.Where(method => method.ReasonAgainst(specification) is null))
        {
            KernelSpecification narrowed = specification with { Method = new MethodChoice(method.Signature.Name), Bound = bound };
            try
            {
                Design design = method.Design(narrowed, reference with { Specification = narrowed });
                found.Add((method, design));
                compared.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{method.Signature.Name} {design.Kernel.RomBits} ROM bits, {design.Kernel.Multiplications} multiplications, about {KernelCost.InstructionsOf(design.Kernel)} instructions"));
            }
            catch (DesignException exception)
            {
                compared.Add($"{method.Signature.Name} does not keep the bound ({exception.Message})");
            }
        }

        // Tables always keep any bound, so something was found. MinBy keeps the first of equals.
        (IMethod chosen, Design best) = found.MinBy(candidate => KernelCost.Of(candidate.Design.Kernel, objective));
        return best with
        {
            Bound = specification.Bound == ErrorBound.Best ? specification.Bound : best.Bound,
            Parameters = [AutoDeclaration.Objective.With(objective), new("chosen", ParameterValue.Of(chosen.Signature.Name)), .. best.Parameters],
            Remarks = [.. best.Remarks, $"Compared: {string.Join("; ", compared)}."],
        };
    }
}
