using HwAct.Calibration;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>What came of a calibration: every form of it prints these figures.</summary>
/// <param name="File">Name of the recording, without its folder.</param>
/// <param name="Format">How it holds the values.</param>
/// <param name="Values">What it held.</param>
/// <param name="Proposals">What each method proposes, measured.</param>
/// <param name="Chosen">The proposal that was chosen.</param>
/// <param name="Specification">The kernel that is specified.</param>
internal sealed record CalibrationReport(
    string File, string Format, RecordedValues Values, ImmutableArray<MeasuredProposal> Proposals, MeasuredProposal Chosen, KernelSpecification Specification)
{
    /// <summary>What was read.</summary>
    public string Words =>
        $"{File} ({Format}): {Figure.Shown(Values.Sample.Count)} values from {Figure.Shown(Values.Sample.Min)} to {Figure.Shown(Values.Sample.Max)}, SHA-256 {Values.Sha256}";

    /// <summary>The tables.</summary>
    public ImmutableArray<ReportTable> Tables => [Formats(), Errors()];

    private ReportTable Formats() => new(
        "formats",
        "Proposed formats",
        "One scale and one zero point for the whole tensor. The range of the input is chosen for the recorded values, that of the output for the function at the input codes, as often as they came.",
        ["range:", "input:", "output:", "values beyond", "of them, %", "how:"],
        [.. Proposals.Select(one => ImmutableArray.Create(
            NameOf(one),
            Figure.Shown(one.Proposal.Input.ToString()),
            Figure.Shown(one.Proposal.Output.ToString()),
            Figure.Shown(one.Proposal.Recorded.Clipped),
            Figure.Percent(one.Proposal.Recorded.Clipped, one.Proposal.Recorded.Total),
            one.Proposal.Method.Description))]);

    private ReportTable Errors() => new(
        "errors",
        "Error on the recorded values",
        "From the exact function of each recorded value to what the output code of the proven kernel stands for, as a real number. At each value input quantization, output quantization and kernel add up to the whole; their sizes need not.",
        ["range:", "input RMS", "output RMS", "kernel RMS", "whole RMS", "whole max", "whole mean", "SQNR, dB"],
        [.. Proposals.Select(one => ImmutableArray.CreateRange(
        [
            NameOf(one),
            .. one.Error.Links.Select(link => Figure.Shown(link.Rms)),
            Figure.Shown(one.Error.Whole.Rms),
            Figure.Shown(Figure.AtMost(one.Error.Whole.Max)),
            Figure.Shown(one.Error.Whole.Bias),
            one.Error.SqnrDb is double ratio ? Figure.Shown(ratio) : "none",
        ]))]);

    private string NameOf(MeasuredProposal one) => one.Proposal.Method.Name + (one == Chosen ? " (chosen)" : "");
}
