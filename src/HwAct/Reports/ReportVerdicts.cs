using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The properties of a kernel as a list of claims: held; broken, where it was promised or every kernel should have it;
/// absent, where it was not asked for; void, where it does not apply.</summary>
internal static class ReportVerdicts
{
    /// <summary>The claims, in the order in which they are read. Each is good when it is true.</summary>
    public static ImmutableArray<Verdict> Of(KernelReport report)
    {
        ProvenKernel kernel = report.Kernel;
        KernelProperties properties = report.Properties;
        ErrorFigures error = kernel.Error;
        string unit = Wording.Unit(kernel);
        bool rounded = !kernel.Design.Bound.AllowsMisrounding;
        bool faithful = kernel.Design.PromiseLsb <= 1;
        bool tiesOnly = error.MisroundedCodes > 0 && error.MisroundedTies == error.MisroundedCodes;
        return
        [
            new(PromiseKept(kernel), true, "no code worse than promised", Promise(kernel)),
            new(properties.CorrectlyRounded, rounded, "every output is the ideal code: correctly rounded", $"{Figure.Shown(error.MisroundedCodes)} of {Figure.Shown(error.Codes)} {unit} are not the certified ideal code{ErrorWords.Ties(error)}"),
            .. tiesOnly ? [new Verdict(true, true, "every output is a nearest code", TiesNote(kernel))] : ImmutableArray<Verdict>.Empty,
            new(properties.Faithful, faithful, "every output is a neighbor of the exact value: faithful", properties.Faithful ? "every output is one of the two codes around the exact value" : $"outputs are up to {Figure.AtMost(error.LargestLsb)} LSB from the exact value, limited to the output codes"),
            new(properties.ZeroIsExact, true, ZeroClaim(kernel), ZeroNote(kernel, properties)),
            new(properties.SignKept, true, "sign kept", !kernel.Specification.Output.Codes.Contains(kernel.Specification.Output.ZeroPoint) ? "all output codes have one sign" : properties.SignKept ? "no output lies on the other side of real zero than the function" : "an output lies on the other side of real zero than the function"),
            new(properties.Monotone, true, "monotone where the function is", MonotoneNote(kernel, properties)),
            .. Minimum(report),
            new(properties.ZeroedCodes == 0, rounded, "tails kept", $"{Figure.Counted(properties.ZeroedCodes, "code")} {(kernel.Inner is null ? "" : $"of the {kernel.Inner.Member} ")}{(properties.ZeroedCodes == 1 ? "gives" : "give")} real 0 where the ideal code does not"),
            new(report.Slope.DeadZones.IsEmpty, false, "no dead zone", report.Slope.DeadZones.IsEmpty
                ? "nowhere does the output stand still while the function, limited to the output codes, moves by more than 2 LSB"
                : $"{Figure.Counted(report.Slope.DeadZones.Length, "run")} of one output over which the function moves by up to {Figure.Shown(report.Slope.DeadZones[0].MovedLsb)} LSB"),
            new(properties.SaturationIsExact, true, "saturation exact", error.SaturatedCodes == 0 ? "no exact value lies outside the output codes" : $"{Figure.Shown(error.SaturatedCodes)} exact {(error.SaturatedCodes == 1 ? "value lies" : "values lie")} outside the output codes, by up to {Figure.AtMost(error.BeyondLsb)} LSB, and must give the nearest of them"),
            .. kernel.Inner is null ? [new Verdict(properties.Symmetry?.IsAsIdeal, false, "as symmetric as the ideal codes", SymmetryNote(properties.Symmetry))] : ImmutableArray<Verdict>.Empty,
        ];
    }

    /// <summary>The names of the template.</summary>
    public static TemplateValue ToModel(ImmutableArray<Verdict> verdicts) => TemplateValue.List(verdicts.Select(verdict => new TemplateModel
    {
        ["style"] = verdict.Style,
        ["mark"] = verdict.Mark,
        ["claim"] = Html.Text(verdict.Claim),
        ["note"] = Html.Text(verdict.Note),
    }));

    private static string TiesNote(ProvenKernel kernel) =>
        $"all {Figure.Shown(kernel.Error.MisroundedTies)} misrounded {Wording.Unit(kernel)} are ties: the exact value lies midway, to the last bits of the scales, and {RoundingRuleNames.NameOf(kernel.Specification.Rounding)} takes the other neighbor";

    private static IEnumerable<Verdict> Minimum(KernelReport report)
    {
        if (report.Minimum is TrueMinimum minimum)
        {
            yield return new(
                minimum.IsKept,
                false,
                "minimum within an LSB of the true one",
                $"the least output{(report.Kernel.Inner is InnerValue inner ? $" of the {inner.Member}" : "")} is {Figure.Shown(minimum.Output)}, at code {Figure.Shown(minimum.Code)}; the minimum, at x = {Figure.Shown(minimum.X)}, is {(minimum.IsLimited ? "limited to the output codes " : "")}{Figure.Shown(minimum.ExactLsb)}");
        }
    }

    private static string ZeroClaim(ProvenKernel kernel) =>
        kernel.Specification.Activation.Evaluate(0) == 0 ? "f(0) = 0" : "f(0) exact";

    private static bool? PromiseKept(ProvenKernel kernel) => kernel.Design.PromiseLsb is null ? null : kernel.Error.Keep(kernel.Design.Bound);

    private static string Promise(ProvenKernel kernel) => kernel.Design.PromiseLsb switch
    {
        null => "none was made: the method was given its parameters and no bound",
        <= 0.5 => $"correctly rounded was promised; {Figure.Shown(kernel.Error.MisroundedCodes)} {Wording.Unit(kernel)} are misrounded",
        double bound => $"at most {Figure.Exact(bound)} LSB was promised; {Figure.AtMost(kernel.Error.LargestLsb)} LSB is the most over all {Wording.Unit(kernel)}",
    };

    private static string MonotoneNote(ProvenKernel kernel, KernelProperties properties)
    {
        string along = kernel.Specification.Inputs.Length == 1 ? "" : ", along the second input";
        return properties.Monotone
            ? $"no output falls where the ideal codes rise, or the reverse{along}"
            : $"an output falls where the ideal codes rise, or the reverse{along}";
    }

    private static string ZeroNote(ProvenKernel kernel, KernelProperties properties) => kernel.Inner is null
        ? ZeroNote(kernel.Curve, properties)
        : $"real 0 at the second input gives real 0; of the {kernel.Inner.Member}, {ZeroNote(kernel.Curve, properties)}";

    private static string ZeroNote(ProvenActivation kernel, KernelProperties properties)
    {
        if (kernel.Center is not int center)
        {
            return "no input code of the range stands for real 0";
        }

        long zero = kernel.Specification.Input.ZeroPoint;
        long output = kernel.Outputs[center];
        string at = $"code {Figure.Shown(zero)} gives {Figure.Shown(output)}";
        return properties.ZeroIsExact is null ? $"f(0) is no output code; {at}" : $"{at}, real {Figure.Shown(kernel.Specification.Output.Real(output))}";
    }

    private static string SymmetryNote(PairSymmetry? symmetry) => symmetry switch
    {
        null => "the activation has none, or the range has no codes ±n that do not saturate",
        { MaxDeviationLsb: 0 } => $"{symmetry.Identity} for all {Figure.Counted(symmetry.Pairs, "pair")} of codes that do not saturate",
        _ => $"{symmetry.Identity} within {Figure.AtMost(symmetry.MaxDeviationLsb)} LSB for all {Figure.Counted(symmetry.Pairs, "pair")} of codes that do not saturate, the ideal codes within {Figure.AtMost(symmetry.IdealDeviationLsb)}",
    };
}
