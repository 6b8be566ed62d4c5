using System.Collections.Immutable;
using System.Globalization;
using HwAct.Approximations.Framing;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Approximations;

/// <summary>Designs a kernel by every method that applies and keeps the cheapest; says what it compared.</summary>
/// <param name="methods">The methods to choose from, in the order in which ties are decided.</param>
public sealed class AutoMethod(ImmutableArray<IMethod> methods) : IMethod
{
    private const string RomBits = "rom-bits";
    private const string Multiplications = "multiplications";
    private const string Instructions = "instructions";

    /// <inheritdoc/>
    public MethodSignature Signature { get; } = new(
        "auto",
        "every method that applies, and of their kernels the cheapest that keeps the bound",
        [new("objective", "what is cheap: stored bits, multiplications, or instructions estimated from the program") { Words = [RomBits, Multiplications, Instructions] }]);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, Reference reference)
    {
        string objective = specification.Method.Word("objective") ?? RomBits;
        double bound = specification.MaxErrorLsb ?? OutputTolerance.Faithful;
        var found = new List<(IMethod Method, Design Design)>();
        var compared = new List<string>();
        foreach (IMethod method in methods.Where(method => method.ReasonAgainst(specification) is null))
        {
            KernelSpecification narrowed = specification with { Method = new MethodChoice(method.Signature.Name), MaxErrorLsb = bound };
            try
            {
                Design design = method.Design(narrowed, reference with { Specification = narrowed });
                found.Add((method, design));
                compared.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{method.Signature.Name} {design.Kernel.RomBits} ROM bits, {design.Kernel.Multiplications} multiplications, about {InstructionsOf(design.Kernel)} instructions"));
            }
            catch (DesignException exception)
            {
                compared.Add($"{method.Signature.Name} does not keep the bound ({exception.Message})");
            }
        }

        // Tables always keep any bound, so something was found. MinBy keeps the first of equals.
        (IMethod chosen, Design best) = found.MinBy(candidate => Cost(candidate.Design.Kernel, objective));
        return best with
        {
            Parameters = [new("objective", ParameterValue.Of(objective)), new("chosen", ParameterValue.Of(chosen.Signature.Name)), .. best.Parameters],
            Remarks = [.. best.Remarks, $"Compared: {string.Join("; ", compared)}."],
        };
    }

    private static (long First, long Second, long Third) Cost(Kernel kernel, string objective) => objective switch
    {
        Multiplications => (kernel.Multiplications, kernel.RomBits, kernel.Steps.Length),
        Instructions => (InstructionsOf(kernel), kernel.RomBits, kernel.Multiplications),
        _ => (kernel.RomBits, kernel.Multiplications, kernel.Steps.Length),
    };

    // One instruction a step on a 32-bit core, with these exceptions: a look-up forms an address and loads; a comparison that
    // picks a value is a compare and a move; breakpoints are compared one by one; a step beyond 32 bits takes a register pair.
    private static int InstructionsOf(Kernel kernel) => kernel.Steps.Sum(step =>
    {
        int count = step switch
        {
            Input => 0,
            Lookup => 2,
            Select or Minimum or Maximum => 2,
            Rank rank => 3 * rank.Table.Entries.Length,
            _ => 1,
        };
        ValueRange range = kernel.RangeOf(step);
        return range is { Min: >= int.MinValue, Max: <= int.MaxValue } ? count : 3 * count;
    });
}
