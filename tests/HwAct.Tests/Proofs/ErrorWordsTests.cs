using System.Text.Json;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Targets;
using HwAct.Tests.Gated;
using HwAct.Tests.Methods;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Proofs;

public sealed class ErrorWordsTests
{
    [Fact]
    public void Misrounded_codes_that_are_all_ties_are_said_to_be()
    {
        // PReLU with slope 1/4 at equal scales: three of four negative codes lie between two codes, one of them midway.
        ProvenActivation exact = Designs.Prove("table", "int8:0.05", "int8:0.05", 0.5, "prelu");
        ProvenActivation up = Tied(exact);
        Assert.Equal(0.5, up.Error.MaxLsb);
        Assert.True(up.Error.MisroundedCodes > 0);
        Assert.Equal(up.Error.MisroundedCodes, up.Error.MisroundedTies);
        Assert.EndsWith(", all of them ties to the last bits of the scales", ErrorWords.Misrounded(up), StringComparison.Ordinal);
        Assert.Contains("\"misrounded_ties\": 29,", Manifest.Of(up).Text, StringComparison.Ordinal);
        Assert.Contains(", all of them ties", ErrorReport.Of(up).Text, StringComparison.Ordinal);
        Assert.Contains(", all ties", CatalogIndex.Of([up])[1].Text, StringComparison.Ordinal);

        Assert.StartsWith("1 code misrounded (0.39 %)", ErrorWords.Misrounded(exact.WithOutputs((code, y) => code == 5 ? y + 1 : y)), StringComparison.Ordinal);
        ProvenActivation worse = up.WithOutputs((code, y) => code == 5 ? y + 1 : y);
        Assert.EndsWith(", 29 of them ties", ErrorWords.Misrounded(worse), StringComparison.Ordinal);
        Assert.DoesNotContain("ties", ErrorWords.Misrounded(ReportedKernels.Wide), StringComparison.Ordinal);
    }

    [Fact]
    public void The_misrounded_codes_of_a_leaky_ReLU_are_all_ties()
    {
        // 0.05/0.03 is 5/3, and a hundredth of it 1/60, but for the last bits of the doubles: every sixtieth code is a tie.
        ProvenActivation kernel = Designs.Prove("threshold", "int12:0.05:7", "int12:0.03", 1, "leaky-relu");
        Assert.Equal((34, 34), (kernel.Error.MisroundedCodes, kernel.Error.MisroundedTies));
        Assert.True(kernel.Error.MaxLsb > 0.5);
        Assert.Equal("34 codes misrounded (0.83 %), all of them ties to the last bits of the scales", ErrorWords.Misrounded(kernel));
    }

    [Fact]
    public void Saturation_is_said_in_header_report_index_and_manifest()
    {
        ProvenActivation kernel = Designs.Prove("table", "Q4.3", "Q1.6");
        string header = new KernelEmitter().Emit(kernel).Single(file => file.Path.EndsWith(".h", StringComparison.Ordinal)).Text.Replace("\n *            ", " ", StringComparison.Ordinal);
        Assert.Contains("|y - clamp(f)| is at most 0.491926 LSB", header, StringComparison.Ordinal);
        Assert.Contains("111 of 256 codes (43.36 %): f lies outside -128 to 127, by up to 889 LSB, which the error, |y - clamp(f)|, does not count", header, StringComparison.Ordinal);
        Assert.Contains("Note: more than 1 % saturate.", ErrorReport.Of(kernel).Text, StringComparison.Ordinal);
        Assert.Contains("| **43.36** |", CatalogIndex.Of([kernel])[1].Text, StringComparison.Ordinal);
        JsonElement error = ManifestTests.Parse(kernel).GetProperty("error");
        Assert.Equal(
            (111, 889, 55.6921, 69.4202, 1.73104),
            (error.GetProperty("saturated_codes").GetInt32(), error.GetProperty("max_beyond_lsb").GetDouble(), error.GetProperty("sqnr_db").GetDouble(), error.GetProperty("sqnr_true_db").GetDouble(), error.GetProperty("sqnr_clipping_db").GetDouble()));
        Assert.DoesNotContain("more than 1 % saturate", ErrorReport.Of(ReportedKernels.Wide).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_pairs_it_is_said_what_was_run_and_what_was_computed()
    {
        ProvenGatedKernel few = Gates.Prove("gelu", "Q3.3", "Q2.4", "Q4.2");
        ProvenGatedKernel many = Gates.Prove("relu", "Q3.8", "Q3.8", "Q3.8", "piecewise-linear");
        Assert.Equal(
            "the error is measured over all 16,384 pairs by the formula of the product, from the program's value for every code of the gate; the program itself is run on every pair; ranges of its steps are found by that",
            ErrorWords.Coverage(few));
        Assert.Equal(
            "the error is measured over all 16,777,216 pairs by the formula of the product, from the program's value for every code of the gate; "
                + "the program itself is run on 10,000,025 pairs, all corners and ten million more, by 'hwact verify --all-pairs' on every one; ranges of steps that join both inputs are interval bounds",
            ErrorWords.Coverage(many));
        foreach (ProvenGatedKernel kernel in (ProvenGatedKernel[])[few, many])
        {
            Assert.Contains(ErrorWords.Coverage(kernel), Manifest.Of(kernel).Text, StringComparison.Ordinal);
            Assert.Contains(ErrorWords.Coverage(kernel).Replace("'", "&#39;", StringComparison.Ordinal), ErrorReport.Of(kernel).Text, StringComparison.Ordinal);
        }
    }

    // Every tie goes to the other code.
    private static ProvenActivation Tied(ProvenActivation kernel) => kernel.WithOutputs((code, y) =>
        kernel.Reference.Value[kernel.Reference.Codes.IndexOf(code)] is double value && value - Math.Floor(value) == 0.5 && y > -30
            ? (long)(2 * value) - y
            : y);
}
