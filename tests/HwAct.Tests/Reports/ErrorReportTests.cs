using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;

namespace HwAct.Tests.Reports;

public class ErrorReportTests
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => ReportedKernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_is_well_formed_and_needs_no_other_file(string name)
    {
        string text = ErrorReport.Of(ReportedKernels.Named(name)).Text;
        AssertSelfContained(Parse(text), text);
        Assert.Empty(Parse(text).Descendants(Xhtml + "a"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_figures_are_those_of_the_manifest(string name)
    {
        ProvenActivation kernel = ReportedKernels.Named(name);
        JsonElement error = ManifestTests.Parse(kernel).GetProperty("error");
        Dictionary<string, string> shown = Parse(ErrorReport.Of(kernel).Text)
            .Descendants(Xhtml + "tr")
            .Select(row => row.Elements(Xhtml + "td").Select(cell => cell.Value).ToArray())
            .Where(cells => cells.Length == 3 && error.TryGetProperty(cells[0], out _))
            .ToDictionary(cells => cells[0], cells => cells[1].Replace('−', '-').Replace(",", "", StringComparison.Ordinal), StringComparer.Ordinal);
        foreach (JsonProperty figure in error.EnumerateObject().Where(figure => figure.Value.ValueKind != JsonValueKind.String))
        {
            Assert.Equal(figure.Value.ValueKind == JsonValueKind.Null ? "none" : figure.Value.GetRawText(), shown[figure.Name]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_stays_small(string name) =>
        Assert.InRange(Encoding.UTF8.GetByteCount(ErrorReport.Of(ReportedKernels.Named(name)).Text), 10_000, 60_000);

    // Its zero point may be odd, its minimum lies below the least code, and where it saturates f moves on while the output stands.
    [Fact]
    public void Words_are_so_where_outputs_saturate_and_zero_points_are_odd()
    {
        string report = ErrorReport.Of(ReportedKernels.Table).Text;
        Assert.All(
            (string[])
            [
                "ties to the even multiple of the scale",
                "stand still while the function, limited to the output codes, moves by more than 2 LSB",
                "from those of the function, limited to the output codes, at code",
                "the minimum, at x = −0.751792, is limited to the output codes −128",
                "Settled is what is within a sixteenth of the greatest distance",
            ],
            words => Assert.Contains(words, report, StringComparison.Ordinal));
        Assert.DoesNotContain("limited to the output codes −17", ErrorReport.Of(ReportedKernels.Interpolated).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_step_is_listed_with_its_proven_range()
    {
        ProvenActivation kernel = ReportedKernels.Interpolated;
        string[] rows = [.. Parse(ErrorReport.Of(kernel).Text).Descendants(Xhtml + "tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value)))];
        Assert.All(kernel.Kernel.Steps, step => Assert.Contains(rows, row =>
            row.StartsWith($"{step.Name}|", StringComparison.Ordinal)
            && row.Contains($"|{Figure.Text(kernel.Kernel.RangeOf(step).Min)}|{Figure.Text(kernel.Kernel.RangeOf(step).Max)}|", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_broken_property_is_shown_as_broken()
    {
        Assert.DoesNotContain("class=\"broken\"", ErrorReport.Of(ReportedKernels.Interpolated).Text, StringComparison.Ordinal);
        ProvenActivation moved = ReportedKernels.Interpolated.WithOutputs((code, y) => code == 0 ? y + 1 : y);
        XElement[] broken = [.. Parse(ErrorReport.Of(moved).Text).Descendants(Xhtml + "tr").Where(row => (string?)row.Attribute("class") == "broken")];
        Assert.Contains(broken, row => row.Value.Contains("f(0) = 0", StringComparison.Ordinal));
        Assert.Contains(broken, row => row.Value.Contains("no code worse than promised", StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_of_the_form_stands_apart()
    {
        Assert.Contains("<b>0.0203349</b>", ErrorReport.Of(ReportedKernels.Form).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Error of the form", ErrorReport.Of(ReportedKernels.Table).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_asks_for_the_same_kernel()
    {
        string text = Parse(ErrorReport.Of(ReportedKernels.Form).Text).Descendants(Xhtml + "pre").Select(pre => pre.Value).First(pre => pre.StartsWith("hwact", StringComparison.Ordinal));
        Assert.StartsWith(
            "hwact generate --activation gelu-sigmoid --input Q3.8 --output int10:0.01:-200 --method interpolated-table --set beta=1.702 --set max_error_lsb=1 --name gelu_sigmoid -o generated\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_kernel_gives_the_same_bytes_in_any_culture()
    {
        string expected = ErrorReport.Of(ReportedKernels.Form).Text;
        using var culture = new StrangeCulture();
        ProvenActivation again = ReportedKernels.Prove(
            "gelu_sigmoid", new GeluSigmoid(), "Q3.8", "int10:0.01:-200", new MethodChoice("interpolated-table"), 1);
        Assert.Equal(expected, ErrorReport.Of(again).Text);
    }

    [Fact]
    public void Paths_that_are_drawn_twice_refer_to_what_is_there()
    {
        XDocument report = Parse(ErrorReport.Of(ReportedKernels.Wide).Text);
        string[] ids = [.. report.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        XElement[] uses = [.. report.Descendants(Svg + "use")];
        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Contains(((string)use.Attribute("href")!)[1..], ids, StringComparer.Ordinal));
    }

    internal static XDocument Parse(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        return XDocument.Load(reader);
    }

    internal static void AssertSelfContained(XDocument document, string text, int scripts = 0)
    {
        Assert.Equal(scripts, document.Descendants(Xhtml + "script").Count());
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("</html>\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", text.Replace(Xhtml.NamespaceName, "", StringComparison.Ordinal).Replace(Svg.NamespaceName, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text.Replace("url(#", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName is "link" or "img" or "iframe" or "image");
        Assert.Empty(document.Descendants().Attributes("src"));
    }
}
