using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>The labeled facts of a report: what was asked for, the key numbers, every figure.</summary>
internal static class ReportFacts
{
    /// <summary>The numbers that a reader looks for first.</summary>
    public static TemplateValue Tiles(ProvenKernel kernel)
    {
        ErrorFigures error = kernel.Error;
        KernelProgram program = kernel.Kernel;
        string unit = Wording.Unit(kernel);
        Schedule schedule = VerilogTarget.PipelineOf(kernel).Schedule;
        return Facts(
        [
            ("largest error", $"{Figure.AtMost(error.LargestLsb)} LSB", $"{ErrorWords.Error}, {Wording.Worst(kernel)} ({Reals(kernel)})"),
            ("misrounded", $"{Figure.Percent(error.MisroundedCodes, error.Codes)} %", $"{Figure.Shown(error.MisroundedCodes)} of {Figure.Shown(error.Codes)} {unit}{ErrorWords.Ties(error)}"),
            ("saturated", $"{Figure.Percent(error.SaturatedCodes, error.Codes)} %", $"{Figure.Shown(error.SaturatedCodes)} of {Figure.Shown(error.Codes)} {unit}"),
            ("ROM", $"{Figure.Counted(program.RomBits, "bit")}", $"{Figure.Counted(program.RomBytes, "byte")} as C arrays{InC(kernel)}; besides, {Figure.Counted(program.WiredBits, "bit")} of wired constants"),
            ("multiplications", Figure.Shown((long)program.Multiplications), $"in {Figure.Counted(ReportProgram.Count(program), "step")}"),
            ("latency", schedule.Clocks, $"{schedule.Nature}, {schedule.Pace}"),
        ]);
    }

    private static string InC(ProvenKernel kernel) => CTarget.OtherTableBytes(kernel) is long bytes ? $", {Figure.Counted(bytes, "byte")} of others in {kernel.Kernel.Name}.c" : "";

    private static string Reals(ProvenKernel kernel)
    {
        string[] reals = [.. kernel.Specification.Inputs.Zip(kernel.Error.WorstCodes, (format, code) => Figure.Shown(format.Real(code)))];
        return reals.Length == 1 ? $"x {reals[0]}" : string.Join(" and ", reals);
    }

    /// <summary>What was asked for.</summary>
    public static TemplateValue Asked(ProvenKernel kernel)
    {
        KernelSpecification asked = kernel.Specification;
        return Facts(
        [
            ("activation", Wording.Title(asked), asked.Function.Formula),
            .. asked.Ports.Select(input => (input.Port.Label.ToLowerInvariant(), Wording.Format(input.Format), Wording.Range(input.Format) + Wording.Outside(input.Format))),
            .. Inner(kernel),
            ("output", Wording.Format(asked.Output), Wording.Range(asked.Output) + (asked.Output.IsNarrowed ? "; limited to these codes" : "")),
            ("rounding", RoundingRuleNames.NameOf(asked.Rounding), Wording.Rounding(asked.Rounding)),
            ("method", asked.Method.Name, Wording.Parameters(kernel)),
            ("promise", kernel.Design.PromiseLsb is double bound ? $"{Figure.Exact(bound)} LSB" : "none", Wording.Promise(kernel)),
        ]);
    }

    /// <summary>Every figure of the manifest's <c>error</c>, with what it means.</summary>
    public static TemplateValue Figures(ProvenKernel kernel)
    {
        ErrorFigures error = kernel.Error;
        string unit = Wording.Unit(kernel);
        return Facts(
        [
            ("max_lsb", Figure.AtMost(error.LargestLsb), $"largest {ErrorWords.Error} in output LSB, rounded up"),
            ("max_lsb_code", Figure.Shown(error.MaxLsbCode), "first input code that reaches it"),
            .. kernel.Specification.Function.Ports.Zip(error.WorstCodes).Skip(1).Select(worst =>
                ($"max_lsb_{worst.First.Name}_code", Figure.Shown(worst.Second), $"first {worst.First.Code} that reaches it there")),
            ("max_abs", Figure.AtMost(error.LargestAbs), $"largest {ErrorWords.Error} as a real number, rounded up"),
            ("rmse_lsb", Figure.Shown(error.RmseLsb), "root mean square error in output LSB"),
            ("rmse", Figure.Shown(error.Rmse), "root mean square error as a real number"),
            ("bias_lsb", Figure.Shown(error.BiasLsb), "mean error in output LSB"),
            ("bias", Figure.Shown(error.Bias), "mean error as a real number"),
            ("sqnr_db", Ratio(error.Sqnr.ClampedDb), NoiseWords.Clamped),
            ("sqnr_true_db", Ratio(error.Sqnr.TrueDb), NoiseWords.True),
            ("sqnr_clipping_db", Ratio(error.Sqnr.ClippingDb), NoiseWords.Clipping),
            ("misrounded_codes", Figure.Shown(error.MisroundedCodes), $"{unit} whose output is not the certified ideal code"),
            ("misrounded_ties", Figure.Shown(error.MisroundedTies), "those of them whose exact value lies midway between the output and the ideal code, to the last bits of the scales"),
            ("saturated_codes", Figure.Shown(error.SaturatedCodes), $"{unit} whose exact value lies outside the output codes"),
            ("max_beyond_lsb", Figure.AtMost(error.BeyondLsb), "how far at most it lies outside, in output LSB, rounded up; no error counts that"),
            ("codes", Figure.Shown(error.Codes), $"{unit} measured: all of them"),
        ]);
    }

    private static string Ratio(DecimalFigure? decibel) => decibel is DecimalFigure ratio ? Figure.Shown(Figure.AtLeast(ratio)) : "none";

    /// <summary>The parts of the error that the method can tell apart; none for most methods.</summary>
    public static TemplateValue Shares(ProvenKernel kernel) => Facts(
        [.. kernel.Design.ErrorShares.Select(share => (share.Name, $"{Figure.AtMost(share.MaxLsb)} LSB", share.Description))]);

    /// <summary>The error of the form, apart from that of the kernel; empty texts where the activation approximates no other.</summary>
    public static TemplateModel Form(KernelSpecification specification)
    {
        Activation activation = specification.Activation;
        FormError? form = FormError.Of(specification);
        return new TemplateModel
        {
            ["title"] = Html.Text(activation.Title),
            ["approximates"] = Html.Text(form?.Approximated.Title ?? ""),
            ["max_abs"] = form is null ? "" : Figure.AtMost(form.MaxAbs),
            ["max_lsb"] = form is null ? "" : Figure.AtMost(form.MaxLsb),
            ["code"] = form is null ? "" : Figure.Shown(form.Code),
            ["x"] = form is null ? "" : Figure.Shown(form.X),
        };
    }

    private static IEnumerable<(string Label, string Value, string Note)> Inner(ProvenKernel kernel)
    {
        if (kernel.Inner is InnerValue inner)
        {
            Quantization format = kernel.Curve.Specification.Output;
            yield return (
                "value",
                Wording.Format(format),
                $"{inner.Meaning}; {inner.Factor} it is 2^−{Figure.Text((long)inner.Shift)} of the output scale, so requantizing is a shift. {Wording.Range(format)}");
        }
    }

    private static TemplateValue Facts((string Label, string Value, string Note)[] facts) =>
        TemplateValue.List(facts.Select(fact => new TemplateModel
        {
            ["label"] = Html.Text(fact.Label),
            ["value"] = Html.Text(fact.Value),
            ["note"] = Html.Text(fact.Note),
        }));
}
