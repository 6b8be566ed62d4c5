using System.Globalization;
using System.Text.Json;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using Json.Schema;

namespace HwAct.Tests.Calibration;

/// <summary>How recorded inputs travel with a kernel, and that reports weigh errors by them.</summary>
public sealed class RecordedReportTests
{
    private const string Counts = "[[-16, 1, 0, 2], [3, 5, 0, 0], [14, 0, 7]]";

    private static readonly ProvenActivation Kernel = KernelChoice.Prove(Read($$"""{ "sha256": "{{new string('a', 64)}}", "clipped": 3, "counts": {{Counts}} }""")).Curve;
    private static readonly KernelReport Report = KernelReport.Of(Kernel);

    [Fact]
    public void Every_form_weighs_the_error_by_the_counts()
    {
        long[] counts = [.. Enumerable.Range(-16, 32).Select(code => code switch { -16 => 1L, -14 => 2, 3 => 5, 15 => 7, _ => 0 })];
        (double error, double squares, double signal, double wrong) = (0, 0, 0, 0);
        for (int i = 0; i < 32; i++)
        {
            double limited = Math.Clamp(Kernel.Reference.Value[i], -16, 15);
            double e = Kernel.Outputs[i] - limited;
            error += counts[i] * e / 15;
            squares += counts[i] * e * e / 15;
            signal += counts[i] * (limited - Kernel.Specification.Output.ZeroPoint) * (limited - Kernel.Specification.Output.ZeroPoint) / 15;
            wrong += Kernel.Outputs[i] == Kernel.Reference.Ideal[i] ? 0 : counts[i] / 15.0;
        }

        using JsonDocument document = JsonDocument.Parse(JsonReport.Of([Report]));
        Assert.True(JsonSchema.FromText(JsonReport.Schema).Evaluate(document.RootElement).IsValid);
        JsonElement json = document.RootElement.GetProperty("reports")[0].GetProperty("recorded");
        Assert.Equal(15, json.GetProperty("values").GetInt64());
        Assert.Equal(3, json.GetProperty("clipped").GetInt64());
        Assert.Equal(new string('a', 64), json.GetProperty("sha256").GetString());
        Assert.True(wrong is > 0 and < 1);
        (string Member, double Expected)[] figures = [("bias_lsb", error), ("rmse_lsb", Math.Sqrt(squares)), ("sqnr_db", 10 * Math.Log10(signal / squares)), ("misrounded", wrong)];
        foreach ((string member, double expected) in figures)
        {
            Assert.Equal(expected, json.GetProperty(member).GetDouble(), 1e-5 * (1 + Math.Abs(expected)));
        }

        // Word for word the same in what is for people.
        string[] shown = [.. figures.Select(figure => Figure.Shown(json.GetProperty(figure.Member).GetDouble()))];
        foreach (string text in (string[])[MarkdownReport.Of([Report]), TerminalReport.Of([Report]), ErrorReport.Of(Kernel).Text])
        {
            Assert.Contains("recorded", text, StringComparison.Ordinal);
            Assert.Equal(!text.StartsWith("k:", StringComparison.Ordinal), text.Contains($"are counted in the specification: {new string('a', 64)}", StringComparison.Ordinal));
            Assert.All(shown, figure => Assert.Contains(figure, text, StringComparison.Ordinal));
        }

        string[] lines = CsvReport.Of([Report]).TrimEnd('\n').Split('\n');
        int column = Array.IndexOf(lines[0].Split(','), "recorded");
        Assert.Equal(counts, lines[1..].Select(line => long.Parse(line.Split(',')[column], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_kernel_without_a_recording_says_nothing_of_one()
    {
        ProvenActivation plain = KernelChoice.Prove(Read("null")).Curve;
        KernelReport report = KernelReport.Of(plain);
        foreach (string text in (string[])[JsonReport.Of([report]), MarkdownReport.Of([report]), TerminalReport.Of([report]), CsvReport.Of([report]), ErrorReport.Of(plain).Text, Manifest.Of(plain).Text])
        {
            Assert.DoesNotContain("ecorded", text.Replace("rec_", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_counts_are_in_manifest_and_program_and_read_back_to_the_same()
    {
        string program = ProgramFile.Write(StoredDesign.Of(Kernel.Designed), "1");
        Assert.Contains("[-16, 1, 0, 2]", Manifest.Of(Kernel).Text, StringComparison.Ordinal);
        Assert.Contains("[-16, 1, 0, 2]", program, StringComparison.Ordinal);
        string canonical = SpecificationWriter.ToJson(Kernel.Specification);
        KernelSpecification again = new SpecificationReader().Read($$"""{ "kernels": [{{canonical}}] }""", "k.json")[0].Specification;
        Assert.Equal(canonical, SpecificationWriter.ToJson(again));
        Assert.Equal(Kernel.Specification.Recorded!.Counts.ToArray(), again.Recorded!.Counts.ToArray());
        Assert.Equal((3L, new string('a', 64)), (again.Recorded.Clipped, again.Recorded.Sha256));
        Assert.Equal(15, again.Recorded.Total);
    }

    [Fact]
    public void A_gated_kernel_counts_the_codes_of_its_gate()
    {
        KernelSpecification geglu = new SpecificationReader().Read(
            """{ "kernels": [{ "name": "k", "activation": "geglu", "input": "int5:0.3", "up": "int4:0.25", "output": "int5:0.25", "method": "table", "recorded": { "counts": [[-2, 1, 3]] } }] }""", "k.json")[0].Specification;
        KernelReport report = KernelReport.Of(KernelChoice.Prove(geglu));
        double[] errors = [.. report.Curve.Errors[14..16]];
        Assert.Equal(((1 * errors[0]) + (3 * errors[1])) / 4, report.OnRecorded!.BiasLsb, 1e-12);
    }

    [Fact]
    public void Designs_are_chosen_by_the_error_for_recorded_inputs()
    {
        Quantity weighted = Quantity.Find("weighted-rms-error-lsb")!;
        Assert.Equal(Report.OnRecorded!.RmsLsb, weighted.Of(Kernel));
        ProvenActivation plain = KernelChoice.Prove(Read("null")).Curve;
        Assert.Equal(KernelReport.Of(plain).Weighted.RmsLsb, weighted.Of(plain));
        Assert.NotEqual(weighted.Of(plain), weighted.Of(Kernel));
    }

    [Theory]
    [InlineData("3", "recorded: an object with the member \"counts\", as 'hwact calibrate' writes it, is needed, not the number 3")]
    [InlineData("{}", "recorded.counts: is missing; an array of rows, each a code and how often it and those after it came, is needed")]
    [InlineData("{ \"counts\": [] }", "recorded.counts: no code ever came; at least one count above 0 is needed")]
    [InlineData("{ \"counts\": [[0, 0]] }", "recorded.counts: no code ever came; at least one count above 0 is needed")]
    [InlineData("{ \"counts\": [[0]] }", "recorded.counts[0]: a code and at least one count are needed")]
    [InlineData("{ \"counts\": [[-17, 1]] }", "recorded.counts[0][0]: a code after those of the row before is needed: a whole number from -16 to 15, not the number -17")]
    [InlineData("{ \"counts\": [[0, 1, 2], [1, 1]] }", "recorded.counts[1][0]: a code after those of the row before is needed: a whole number from 2 to 15, not the number 1")]
    [InlineData("{ \"counts\": [[15, 1, 2]] }", "recorded.counts[0][2]: is the count of 16, which is no code of the input; the last is 15")]
    [InlineData("{ \"counts\": [[15, 1], [16, 1]] }", "recorded.counts[1]: the rows before it end at the last code, 15")]
    [InlineData("{ \"counts\": [[0, -1]] }", "recorded.counts[0][1]: how often a code came is needed: a whole number from 0 to ")]
    [InlineData("{ \"counts\": [[0, 1.5]] }", "recorded.counts[0][1]: how often a code came is needed: a whole number from 0 to ")]
    [InlineData("{ \"counts\": [[0, 1]], \"clipped\": 1 }", "recorded.clipped: how many values lie beyond the codes, none but at both ends, is needed: a whole number from 0 to 0, not the number 1")]
    [InlineData("{ \"counts\": [[0, 1]], \"sha256\": \"AB\" }", "recorded.sha256: 'AB' is no SHA-256; 64 lower-case hex digits are needed")]
    [InlineData("{ \"counts\": [[0, 1]], \"sha\": \"\" }", "recorded.sha: there is no such member; ")]
    public void Counts_that_cannot_be_are_refused_with_their_place(string recorded, string message) => Assert.StartsWith(
        "k.json:1: kernels[0]." + message, Assert.Throws<SpecificationException>(() => Read(recorded)).Message, StringComparison.Ordinal);

    private static KernelSpecification Read(string recorded) => new SpecificationReader().Read(
        $$"""{ "kernels": [{ "name": "k", "activation": "gelu", "input": "int5:0.3:1", "output": "int5:0.15:-8", "max_error_lsb": 4, "method": { "name": "interpolated-table", "segments": 2 }, "recorded": {{recorded}} }] }""", "k.json")[0].Specification;
}
