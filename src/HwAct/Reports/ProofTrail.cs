using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>What was compared with what, over how many codes, and by what: for whoever signs.</summary>
internal static class ProofTrail
{
    /// <summary>The facts, each with a name.</summary>
    public static ImmutableArray<(string Name, string Fact)> Of(KernelReport report)
    {
        ProvenKernel kernel = report.Kernel;
        DomainWords words = kernel.Specification.Function.Domain;
        return
        [
            ("compared", $"the output of every {words.One} with the certified ideal code and the exact value, which is enclosed between two numbers until both ends round alike"),
            ("codes", $"{Figure.Shown(kernel.Error.Codes)} {words.Many}, all there are; {(kernel.Inner is null ? "the program was run on each" : "of the program's own run see the head of this report")}"),
            ("tool", $"HwAct {ToolVersion.Text}; 'hwact verify' repeats the proof from the stored program and holds every file to it"),
            ("outputs", $"SHA-256 of the vectors, {VectorOrder.Of(kernel)}: {kernel.Digest.Sha256}"),
            .. Recorded(report.Recorded),
        ];
    }

    // A histogram proves nothing of the kernel; where it is from is said beside what weighs the error by it.
    private static IEnumerable<(string Name, string Fact)> Recorded(RecordedInputs? recorded) => recorded?.Sha256 is string sha256
        ? [("recorded", $"SHA-256 of the recording whose {Figure.Shown(recorded.Total)} inputs are counted in the specification: {sha256}")]
        : [];

    /// <summary>The names of the template.</summary>
    public static TemplateValue ToModel(KernelReport report) => TemplateValue.List(Of(report).Select(fact => new TemplateModel
    {
        ["name"] = fact.Name,
        ["fact"] = Html.Text(fact.Fact),
    }));
}
