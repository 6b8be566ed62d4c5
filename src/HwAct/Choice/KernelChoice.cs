using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>Makes the kernel of a request: by the method that it names, or by the one whose kernel is the cheapest.</summary>
internal static class KernelChoice
{
    /// <summary>The proven kernel of a request.</summary>
    /// <param name="specification">The request.</param>
    /// <param name="ideals">Where requests that have their certified ideal in common find it; null where there are no others.</param>
    /// <exception cref="DesignException">The method does not apply, or the bound cannot be met.</exception>
    public static ProvenKernel Prove(KernelSpecification specification, SharedIdeals? ideals = null)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return specification.Method.Name == AutoDeclaration.Signature.Name
            ? Prover.Prove(Cheapest(specification, ideals ?? new SharedIdeals()))
            : Prover.Prove(specification, MethodCatalog.Of(specification.Method), ideals);
    }

    // Tables always keep any bound, so something is found. MinBy keeps the first of equals.
    private static DesignedKernel Cheapest(KernelSpecification specification, SharedIdeals ideals)
    {
        Objective objective = AutoDeclaration.ObjectiveOf(specification);

        // The best of all methods is correctly rounded: a table is.
        ErrorBound bound = specification.Bound == ErrorBound.Best ? ErrorBound.CorrectlyRounded : specification.Bound;
        var found = new List<Candidate>();
        var refused = new List<string>();
        foreach (IMethod method in MethodCatalog.All)
        {
            KernelSpecification narrowed = specification.With(new MethodChoice(method.Signature.Name), bound);
            if (!IsWeighed(method, objective) || KernelDesigner.ReasonAgainst(narrowed, method) is not null)
            {
                continue;
            }

            try
            {
                DesignedKernel kernel = KernelDesigner.Design(narrowed, method, ideals);
                found.Add(new(kernel, KernelCost.Of(kernel.Design.Kernel, objective, specification.Inputs)));
            }
            catch (DesignException exception)
            {
                refused.Add($"{method.Signature.Name} does not keep the bound ({exception.Message})");
            }
        }

        // The sort keeps the order of equals.
        Candidate[] ranked = [.. found.OrderBy(candidate => candidate.Cost)];
        Candidate best = ranked[0];
        Candidate? table = found.Find(candidate => candidate.Kernel.Design.Method == TableDeclaration.Signature.Name);
        bool isTableKept = table is not null && table != best && best.Cost.First > SurelyLess(table.Cost.First, objective);
        DesignedKernel chosen = (isTableKept ? table! : best).Kernel;
        return chosen with
        {
            Specification = specification,
            Design = chosen.Design with
            {
                Comparison = $"Cheapest by {AutoDeclaration.Objective.With(objective).Value}: {chosen.Design.Method}{(isTableKept ? ", for no other is surely cheaper" : "")}. Compared: {string.Join("; ", ranked.Select(candidate => candidate.Words(objective)).Concat(refused))}.",
            },
        };
    }

    // The models of arithmetic err by more than those of a table, which is the plainest of all: it is left only for what is less by more than the error.
    private static double SurelyLess(long table, Objective objective) => objective switch
    {
        Objective.Luts => table * FewestLuts.Surely,
        Objective.Flash => table * (1 - FlashModel.WorstError),
        _ => table,
    };

    // Rows of lines are made for FPGAs, those in one word and packed tables for block RAM, and have more bits than any other; polynomials in lanes are made for vector
    // units, and others for DSP blocks, which no objective counts.
    private static bool IsWeighed(IMethod method, Objective objective) => method switch
    {
        Q15PolynomialMethod or DspPolynomialMethod => false,
        LogicMethod => objective == Objective.Luts,
        PackedTableMethod or PackedLinesMethod => objective == Objective.BlockRam,
        _ => true,
    };

    private sealed record Candidate(DesignedKernel Kernel, (long First, long Second, long Third) Cost)
    {
        public string Words(Objective objective)
        {
            Design design = Kernel.Design;
            string flash = objective == Objective.Flash ? Text($"about {Cost.First} bytes of flash, ") : "";
            string luts = objective switch
            {
                Objective.Luts => Text($", {Cost.First} LUTs and carries"),
                Objective.BlockRam => Text($", {BlockRams.Of(design.Kernel)} block RAM and {Cost.First - (BlockRams.Worth * BlockRams.Of(design.Kernel))} LUTs and carries"),
                _ => "",
            };
            return Text($"{design.Method} {flash}{design.Kernel.RomBits} ROM bits and {design.Kernel.WiredBits} wired, {design.Kernel.Multiplications} {(design.Kernel.Multiplications == 1 ? "multiplication" : "multiplications")}, about {KernelCost.InstructionsOf(design.Kernel)} instructions{luts}");
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
