using HwAct.Costs;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>Makes the kernel of a request: by the method that it names, or by the one whose kernel is the cheapest.</summary>
internal static class KernelChoice
{
    /// <summary>The proven kernel of a request.</summary>
    /// <exception cref="DesignException">The method does not apply, or the bound cannot be met.</exception>
    public static ProvenKernel Prove(KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return specification.Method.Name == AutoDeclaration.Signature.Name
            ? Prover.Prove(Cheapest(specification))
            : Prover.Prove(specification, MethodCatalog.Of(specification.Method));
    }

    // Tables always keep any bound, so something is found. MinBy keeps the first of equals.
    private static DesignedKernel Cheapest(KernelSpecification specification)
    {
        Objective objective = AutoDeclaration.ObjectiveOf(specification);

        // The best of all methods is correctly rounded: a table is.
        ErrorBound bound = specification.Bound == ErrorBound.Best ? ErrorBound.CorrectlyRounded : specification.Bound;
        var found = new List<DesignedKernel>();
        var compared = new List<string>();
        foreach (IMethod method in MethodCatalog.All)
        {
            KernelSpecification narrowed = specification.With(new MethodChoice(method.Signature.Name), bound);
            if (!IsWeighed(method, objective) || KernelDesigner.ReasonAgainst(narrowed, method) is not null)
            {
                continue;
            }

            try
            {
                DesignedKernel kernel = KernelDesigner.Design(narrowed, method);
                found.Add(kernel);
                compared.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{method.Signature.Name} {kernel.Design.Kernel.RomBits} ROM bits and {kernel.Design.Kernel.WiredBits} wired, {kernel.Design.Kernel.Multiplications} multiplications, about {KernelCost.InstructionsOf(kernel.Design.Kernel)} instructions{(objective == Objective.Luts ? $", {KernelCost.Of(kernel.Design.Kernel, objective).First} LUTs and carries" : "")}"));
            }
            catch (DesignException exception)
            {
                compared.Add($"{method.Signature.Name} does not keep the bound ({exception.Message})");
            }
        }

        DesignedKernel best = found.MinBy(candidate => KernelCost.Of(candidate.Design.Kernel, objective))!;
        if (objective == Objective.Luts && found.Find(candidate => candidate.Design.Method == TableDeclaration.Signature.Name) is DesignedKernel table && !IsSurelyLess(best, table))
        {
            best = table;
        }

        return best with
        {
            Specification = specification,
            Design = best.Design with
            {
                Comparison = $"Cheapest by {AutoDeclaration.Objective.With(objective).Value}. Compared: {string.Join("; ", compared)}.",
            },
        };
    }

    // The model of arithmetic errs by more than that of a table, which is the plainest of all.
    private static bool IsSurelyLess(DesignedKernel kernel, DesignedKernel table) =>
        KernelCost.Of(kernel.Design.Kernel, Objective.Luts).First * 10 <= KernelCost.Of(table.Design.Kernel, Objective.Luts).First * 9;

    // Rows of lines are made for few LUTs, and have more bits than any other.
    private static bool IsWeighed(IMethod method, Objective objective) => method is not LogicMethod || objective == Objective.Luts;
}
