using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Tests.Golden;
using HwAct.Tests.Methods;
using Json.Schema;

namespace HwAct.Tests.Reports;

/// <summary>The printed forms of a report say what the page says.</summary>
public sealed class ReportFormTests
{
    private static readonly ImmutableArray<KernelReport> Reports = [.. ReportedKernels.All.Select(kernel => KernelReport.Of(kernel))];
    private static readonly JsonSchema Schema = JsonSchema.FromText(JsonReport.Schema);

    [Fact]
    public void Json_keeps_its_schema_and_its_schema_lets_nothing_else_pass()
    {
        using JsonDocument document = JsonDocument.Parse(JsonReport.Of(Reports));
        Assert.True(Schema.Evaluate(document.RootElement).IsValid);
        foreach (JsonProperty member in document.RootElement.GetProperty("reports")[0].EnumerateObject().Where(member => member.Name is not ("slope" or "relative_error" or "minimum")))
        {
            using JsonDocument renamed = JsonDocument.Parse(document.RootElement.GetRawText().Replace($"\"{member.Name}\":", $"\"{member.Name}_\":", StringComparison.Ordinal));
            Assert.False(Schema.Evaluate(renamed.RootElement).IsValid, member.Name);
        }
    }

    [Fact]
    public void Json_and_the_manifest_state_one_error()
    {
        using JsonDocument document = JsonDocument.Parse(JsonReport.Of(Reports));
        foreach ((KernelReport report, JsonElement json) in Reports.Zip(document.RootElement.GetProperty("reports").EnumerateArray()))
        {
            JsonElement manifest = ManifestTests.Parse((ProvenActivation)report.Kernel);
            Assert.Equal(manifest.GetProperty("error").GetRawText().Replace(" ", "", StringComparison.Ordinal), json.GetProperty("error").GetRawText().Replace(" ", "", StringComparison.Ordinal));
            JsonElement chain = json.GetProperty("chain");
            JsonElement whole = chain.GetProperty("sums").EnumerateArray().Concat(chain.GetProperty("links").EnumerateArray()).First();
            Assert.Equal(manifest.GetProperty("error").GetProperty("max_lsb").GetRawText(), whole.GetProperty("max_lsb").GetRawText());
        }
    }

    [Fact]
    public void Csv_has_a_line_for_every_code_whose_links_add_up_to_its_error()
    {
        KernelReport report = Reports[1];
        string[] lines = CsvReport.Of([report]).TrimEnd('\n').Split('\n');
        string[] heading = lines[0].Split(',');
        int links = Array.IndexOf(heading, "probability") + 1;
        Assert.Equal(report.Curve.Outputs.Length, lines.Length - 1);
        Assert.True(heading.Length > links + 1);
        double[] exact = [.. CatalogReports.Exact(report.Curve).Select(value => value * report.Curve.Specification.Output.Scale)];
        for (int i = 0; i < report.Curve.Outputs.Length; i++)
        {
            string[] cells = lines[i + 1].Split(',');
            Assert.Equal(heading.Length, cells.Length);
            Assert.Equal(report.Curve.Outputs[i], long.Parse(cells[Array.IndexOf(heading, "output_code")], CultureInfo.InvariantCulture));
            Assert.Equal(report.Curve.Errors[i], Cell("error_lsb"));
            Assert.Equal(report.Curve.Reference.Codes[i], Cell("code"));
            Assert.Equal(CatalogReports.X(report.Curve, report.Curve.Reference.Codes[i]), Cell("x"));
            Assert.Equal(exact[i], Cell("f"), 1e-9);
            Assert.Equal(report.Curve.Reference.Ideal[i], Cell("ideal_code"));
            Assert.Equal(report.Curve.Specification.Output.Real(report.Curve.Outputs[i]), Cell("output"));
            Assert.Equal(report.Curve.Outputs[i] == report.Curve.Reference.Ideal[i] ? 0 : 1, Cell("misrounded"));
            Assert.Equal(report.Curve.Reference.Outside[i] ? 1 : 0, Cell("saturated"));
            Assert.Equal(report.Normal.Weights[i], Cell("probability"));
            Assert.Equal(report.Chain.OfKernel.Differences[i], cells[links..].Sum(cell => decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture)) is decimal sum ? (double)sum : 0, 1e-12);

            double Cell(string name) => double.Parse(cells[Array.IndexOf(heading, name)], CultureInfo.InvariantCulture);
        }

        Assert.Equal(report.Misrounded.Length, lines.Skip(1).Count(line => line.Split(',')[Array.IndexOf(heading, "misrounded")] == "1"));
    }

    [Fact]
    public void Markdown_and_terminal_have_every_table_and_verdict_of_the_page()
    {
        string markdown = MarkdownReport.Of(Reports).Replace("\\", "", StringComparison.Ordinal);
        string terminal = TerminalReport.Of(Reports);
        foreach (KernelReport report in Reports)
        {
            Assert.All(ReportVerdicts.Of(report), verdict => Assert.Contains($" {verdict.Claim}: {verdict.Note}\n", terminal, StringComparison.Ordinal));
            Assert.All(ReportVerdicts.Of(report), verdict => Assert.Contains($" **{verdict.Claim}**: {verdict.Note}\n", markdown, StringComparison.Ordinal));
            foreach (ReportTable table in ReportSections.Of(report))
            {
                Assert.Contains(table.Title, markdown, StringComparison.Ordinal);
                Assert.All(table.Rows, row => Assert.Equal(table.Headings.Length, row.Length));
                Assert.All(table.Rows, row => Assert.Contains($"\n| {string.Join(" | ", row)} |\n", markdown, StringComparison.Ordinal));
                Assert.True(table.Id == "misrounded" || terminal.Contains($"\n{table.Title}\n", StringComparison.Ordinal), table.Title);
            }
        }

        string[] rows = [.. markdown.Split('\n').Where(line => line.StartsWith('|'))];
        Assert.True(rows.Length > 100);
        Assert.Equal(Reports.Sum(report => ReportSections.Of(report).Where(table => !table.Rows.IsEmpty).Sum(table => table.Rows.Length + 2)), rows.Length);
        Assert.All(terminal.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void What_is_misrounded_is_listed_and_ties_are_named()
    {
        KernelReport wide = Reports[2];
        ImmutableArray<int> shown = MisroundedCodes.Shown(wide);
        Assert.Equal(100, shown.Length);
        Assert.Equal((wide.Misrounded[0], wide.Misrounded[49], wide.Misrounded[^50], wide.Misrounded[^1]), (shown[0], shown[49], shown[50], shown[99]));
        KernelReport ties = KernelReport.Of(Designs.Prove("threshold", "int12:0.05:7", "int12:0.03", 1, "leaky-relu"));
        Verdict verdict = Assert.Single(ReportVerdicts.Of(ties), verdict => verdict.Claim == "every output is a nearest code");
        Assert.Equal("held", verdict.Style);
        Assert.Contains("all 34 misrounded codes are ties", verdict.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Correctly_rounded_kernels_are_as_symmetric_as_the_ideal_codes()
    {
        foreach (string name in (string[])["gelu_s8_table", "gelu_s8_linear", "gelu_q3_12_exact"])
        {
            Assert.Equal("held", Assert.Single(ReportVerdicts.Of(KernelReport.Of(CatalogReports.Named(name))), verdict => verdict.Claim.StartsWith("as symmetric", StringComparison.Ordinal)).Style);
        }
    }

    [Fact]
    public void The_committed_schema_is_that_which_is_shipped() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src", "HwAct", "Reports", "report.schema.json")), JsonReport.Schema);
}
