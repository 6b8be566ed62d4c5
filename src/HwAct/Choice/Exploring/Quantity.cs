using HwAct.Costs;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>Something that designs are compared by: the smaller is the better.</summary>
/// <param name="Name">Name, as wishes and files have it: of a cost that of the objective of <c>auto</c>.</param>
/// <param name="Label">Name for readers, with the unit.</param>
/// <param name="Of">Its value for a proven kernel.</param>
internal sealed record Quantity(string Name, string Label, Func<ProvenKernel, double> Of)
{
    /// <summary>What is counted of a code's error, proven over all of them.</summary>
    public static ImmutableArray<Quantity> Errors { get; } =
    [
        new("max_error_lsb", "largest error, LSB", kernel => kernel.Error.MaxLsb),
        new("misrounded_codes", "misrounded codes", kernel => kernel.Error.MisroundedCodes),
        new("rms_error_lsb", "RMS error, LSB", kernel => kernel.Error.RmseLsb),
        new("weighted_rms_error_lsb", "RMS error for recorded inputs, or else N(0, 1), LSB", WeightedRms),
    ];

    /// <summary>What users pay: each objective of <c>auto</c>.</summary>
    public static ImmutableArray<Quantity> Costs { get; } =
    [
        .. AutoDeclaration.Objective.Words.Where(word => word != ParameterSignature.Auto).Select(word =>
        {
            Objective objective = AutoDeclaration.Objective.In(new MethodChoice(AutoDeclaration.Signature.Name).With(AutoDeclaration.Objective.Name, ParameterValue.Of(word)));
            return new Quantity(word, LabelOf(objective), kernel => KernelCost.Of(kernel.Kernel, objective, kernel.Specification.Inputs).First) { Objective = objective };
        }),
    ];

    /// <summary>All of them, errors first.</summary>
    public static ImmutableArray<Quantity> All { get; } = [.. Errors, .. Costs];

    /// <summary>The objective of <c>auto</c> that it is; null for an error.</summary>
    public Objective? Objective { get; private init; }

    /// <summary>Whether it is estimated from the program.</summary>
    public bool IsModeled => Objective is Specifications.Objective.Flash or Specifications.Objective.Instructions or Specifications.Objective.Luts or Specifications.Objective.BlockRam;

    /// <summary>The quantity of a name, in which hyphens and underscores are the same; null where there is none.</summary>
    public static Quantity? Find(string name) => All.FirstOrDefault(quantity => quantity.Name.Replace('-', '_') == name.Replace('-', '_'));

    // A gated kernel is weighed by pairs that are all alike: its gate alone has another LSB.
    private static double WeightedRms(ProvenKernel kernel) => kernel is not ProvenActivation one ? kernel.Error.RmseLsb
        : WeightedError.Of(one, one.Specification.Recorded?.Weights ?? NormalInput.Of(one.Specification.Input, sigma: null).Weights).RmsLsb;

    private static string LabelOf(Objective objective) => objective switch
    {
        Specifications.Objective.Flash => "bytes of code and tables on a Cortex-M4 (modeled)",
        Specifications.Objective.RomBits => "bits of tables and wired constants",
        Specifications.Objective.Instructions => "instructions a code (modeled)",
        Specifications.Objective.Luts => "LUTs and carries (modeled)",
        Specifications.Objective.BlockRam => string.Create(CultureInfo.InvariantCulture, $"LUTs and carries beside block RAM, {BlockRams.Worth} a block (modeled)"),
        Specifications.Objective.Multiplications => "multiplications",
        _ => objective.ToString(),
    };
}
