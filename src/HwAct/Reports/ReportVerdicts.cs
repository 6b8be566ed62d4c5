using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>The properties of a kernel as a list of claims: held; broken, where it was promised or every kernel should have it;
/// absent, where it was not asked for; void, where it does not apply.</summary>
internal static class ReportVerdicts
{
    public static TemplateValue Of(ProvenKernel kernel, KernelProperties properties)
    {
        ErrorFigures error = kernel.Error;
        string unit = Wording.Unit(kernel);
        bool rounded = !kernel.Design.Bound.AllowsMisrounding;
        bool faithful = kernel.Design.PromiseLsb <= 1;
        (bool? Held, bool Expected, string Claim, string Note)[] claims =
        [
            (PromiseKept(kernel), true, "promise kept", Promise(kernel)),
            (properties.CorrectlyRounded, rounded, "correctly rounded", $"{Figure.Shown(error.MisroundedCodes)} of {Figure.Shown(error.Codes)} {unit} are not the certified ideal code{ErrorWords.Ties(error)}"),
            (properties.Faithful, faithful, "faithful", properties.Faithful ? "every output is one of the two codes around the exact value" : $"outputs are up to {Figure.AtMost(error.LargestLsb)} LSB from the exact value, limited to the output codes"),
            (properties.ZeroIsExact, true, "f(0) exact", ZeroNote(kernel, properties)),
            (properties.SignKept, true, "sign kept", !kernel.Specification.Output.Codes.Contains(kernel.Specification.Output.ZeroPoint) ? "all output codes have one sign" : properties.SignKept ? "no output lies on the other side of real zero than the function" : "an output lies on the other side of real zero than the function"),
            (properties.Monotone, true, "monotone where the ideal is", MonotoneNote(kernel, properties)),
            (properties.ZeroedCodes == 0, rounded, "no tail cut to zero", $"{Figure.Shown((long)properties.ZeroedCodes)} codes {(kernel.Inner is null ? "" : $"of the {kernel.Inner.Member} ")}give real 0 where the ideal code does not"),
            (properties.SaturationIsExact, true, "saturation exact", error.SaturatedCodes == 0 ? "no exact value lies outside the output codes" : $"{Figure.Shown(error.SaturatedCodes)} exact values lie outside the output codes, by up to {Figure.AtMost(error.BeyondLsb)} LSB, and must give the nearest of them"),
            .. kernel.Inner is null ? [(properties.Symmetry is PairSymmetry pair ? pair.MaxDeviationLsb == 0 : null, false, "symmetry exact", SymmetryNote(properties.Symmetry))] : Array.Empty<(bool?, bool, string, string)>(),
        ];
        return TemplateValue.List(claims.Select(claim => new TemplateModel
        {
            ["style"] = (claim.Held, claim.Expected) switch { (true, _) => "held", (false, true) => "broken", (false, false) => "absent", _ => "void" },
            ["mark"] = claim.Held switch { true => "yes", false => "no", null => "n/a" },
            ["claim"] = Html.Text(claim.Claim),
            ["note"] = Html.Text(claim.Note),
        }));
    }

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
        null => "the activation has none, or the range has no codes ±n",
        { MaxDeviationLsb: 0 } => $"{symmetry.Identity} for all {Figure.Shown((long)symmetry.Pairs)} pairs of codes that do not saturate",
        _ => $"{symmetry.Identity} within {Figure.AtMost(symmetry.MaxDeviationLsb)} LSB for all {Figure.Shown((long)symmetry.Pairs)} pairs of codes that do not saturate",
    };
}
