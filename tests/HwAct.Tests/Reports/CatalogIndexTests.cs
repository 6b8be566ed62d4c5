using System.Collections.Immutable;
using System.Xml.Linq;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Targets;

namespace HwAct.Tests.Reports;

public class CatalogIndexTests
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly ImmutableArray<Artifact> Index = CatalogIndex.Of(ReportedKernels.All);

    [Fact]
    public void There_is_one_page_for_browsers_and_one_for_repositories() =>
        Assert.Equal(["index.html", "README.md"], Index.Select(artifact => artifact.Path), StringComparer.Ordinal);

    [Fact]
    public void The_page_is_well_formed_and_needs_no_other_file() =>
        ErrorReportTests.AssertSelfContained(ErrorReportTests.Parse(Index[0].Text), Index[0].Text, scripts: 1);

    [Fact]
    public void Every_kernel_has_one_row_with_its_links_and_numbers()
    {
        XElement[] rows = [.. ErrorReportTests.Parse(Index[0].Text).Descendants(Xhtml + "tr").Where(row => row.Descendants(Xhtml + "a").Any())];
        Assert.Equal(ReportedKernels.All.Length, rows.Length);
        foreach (ProvenActivation kernel in ReportedKernels.All)
        {
            string name = kernel.Specification.Name;
            XElement row = Assert.Single(rows, row => row.Descendants(Xhtml + "a").First().Value == name);
            Assert.Equal(
                [$"{name}/report.html", $"{name}/c/{name}.h", $"{name}/verilog/{name}.v", $"{name}/{name}.json"],
                row.Descendants(Xhtml + "a").Select(link => (string)link.Attribute("href")!),
                StringComparer.Ordinal);
            string[] cells = [.. row.Elements().Select(cell => cell.Value)];
            Assert.Equal(Figure.AtMost(kernel.Error.LargestLsb), cells[4]);
            Assert.Equal(Figure.Percent(kernel.Error.SaturatedCodes, kernel.Error.Codes), cells[6]);
            Assert.Equal(Figure.Shown(kernel.Kernel.RomBits), cells[7]);
            Assert.Equal(Figure.Shown(kernel.Kernel.RomBytes), cells[8]);
            Assert.Equal(Figure.Shown(kernel.Kernel.WiredBits), cells[9]);
            Assert.Equal(Figure.Shown((long)kernel.Kernel.Multiplications), cells[10]);
        }
    }

    [Fact]
    public void Kernels_of_one_activation_stand_together_under_their_formats()
    {
        string[] headings = [.. Index[1].Text.Split('\n').Where(line => line.StartsWith('#'))];
        Assert.Equal(
            [
                "# Activation kernels",
                "## GELU, erf form",
                "### int8, scale 0.0313725, zero point 0 → int8, scale 0.0162908, zero point −118, half-even",
                "### Q3.8 → Q3.8, half-even",
                "### Q3.12 → Q3.12, half-even",
                "## GELU, sigmoid form (beta = 1.702)",
                "### Q3.8 → int10, scale 0.01, zero point −200, half-even",
                "## Legend",
            ],
            headings,
            StringComparer.Ordinal);
    }

    [Fact]
    public void Every_row_of_a_table_in_markdown_has_as_many_cells_as_its_head()
    {
        string[] rows = [.. Index[1].Text.Split('\n').Where(line => line.StartsWith('|'))];
        Assert.Equal(ReportedKernels.All.Length + 8, rows.Length);
        Assert.All(rows, row => Assert.Equal(13, row.Count(c => c == '|')));
    }

    [Fact]
    public void The_same_kernels_give_the_same_bytes_in_any_culture()
    {
        using var culture = new StrangeCulture();
        Assert.Equal(Index.AsEnumerable(), CatalogIndex.Of(ReportedKernels.All));
    }
}
