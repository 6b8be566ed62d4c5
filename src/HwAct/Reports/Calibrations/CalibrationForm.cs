using System.Text.Json;
using HwAct.Calibration;
using HwAct.Numerics;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>A calibration, printed: in text with the histogram, as a page, as JSON.</summary>
internal static class CalibrationForm
{
    private const int Width = 72;
    private const int Rows = 8;

    /// <summary>Version of the JSON; it rises when a member changes its meaning or goes away.</summary>
    public const int FormatVersion = 1;

    /// <summary>The schema of the JSON, lines ended by LF.</summary>
    public static string Schema { get; } = EmbeddedText.Read("Reports/calibrate.schema.json");

    /// <summary>In text of fixed width.</summary>
    public static string Text(CalibrationReport report)
    {
        var text = new StringBuilder(report.Words).Append("\n\n").Append(Histogram(report));
        foreach (ReportTable table in report.Tables)
        {
            text.Append('\n').Append(table.Title).Append('\n');
            TextRows.Append(text, table);
        }

        return text.ToString();
    }

    /// <summary>As a page that needs nothing else.</summary>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    public static string Page(CalibrationReport report)
    {
        var renderer = TemplateRenderer.Create(directory: null);
        return renderer.Render("report/calibrate.html.scriban", new TemplateModel
        {
            ["style"] = StyleSheet.Of(renderer, hasMap: false),
            ["tool_version"] = ToolVersion.Text,
            ["name"] = Html.Text(report.Specification.Name),
            ["title"] = Html.Text(Wording.Title(report.Specification)),
            ["words"] = Html.Text(report.Words),
            ["chosen"] = Html.Text($"{report.Chosen.Proposal.Method.Name}: {report.Chosen.Proposal.Input} → {report.Chosen.Proposal.Output}"),
            ["plot"] = CountPlot.OfValues(report.Values.Sample, report.Proposals).ToModel(),
            ["tables"] = TemplateValue.List(report.Tables.Select(TableModel.Of)),
        });
    }

    /// <summary>Writes it as members.</summary>
    public static void Write(Utf8JsonWriter writer, CalibrationReport report)
    {
        writer.WriteNumber("format_version", FormatVersion);
        writer.WriteString("tool_version", ToolVersion.Text);
        writer.WriteStartObject("recording");
        writer.WriteString("file", report.File);
        writer.WriteString("format", report.Format);
        writer.WriteString("sha256", report.Values.Sha256);
        writer.WriteNumber("values", report.Values.Sample.Count);
        writer.WriteExact("min", report.Values.Sample.Min);
        writer.WriteExact("max", report.Values.Sample.Max);
        writer.WriteEndObject();
        writer.WriteString("kernel", report.Specification.Name);
        writer.WriteString("chosen", report.Chosen.Proposal.Method.Name);
        writer.WriteObjects("proposals", report.Proposals, one =>
        {
            writer.WriteString("range", one.Proposal.Method.Name);
            writer.WriteString("description", one.Proposal.Method.Description);
            writer.WriteString("input", one.Proposal.Input.ToString());
            writer.WriteString("output", one.Proposal.Output.ToString());
            writer.WriteNumber("clipped", one.Proposal.Recorded.Clipped);
            writer.WriteObjects("links", one.Error.Links, link => WriteLink(writer, link));
            writer.WriteStartObject("whole");
            WriteLink(writer, one.Error.Whole);
            writer.WriteEndObject();
            writer.WriteFigure("sqnr_db", one.Error.SqnrDb);
        });
    }

    private static void WriteLink(Utf8JsonWriter writer, ErrorLink link)
    {
        writer.WriteString("name", link.Name);
        writer.WriteString("from", link.From);
        writer.WriteString("to", link.To);
        writer.WriteBound("max", link.Max);
        writer.WriteFigure("rms", link.Rms);
        writer.WriteFigure("bias", link.Bias);
    }

    // What is there at all is seen, and below it what each proposal covers.
    private static string Histogram(CalibrationReport report)
    {
        Sample sample = report.Values.Sample;
        long[] counts = CountPlot.Columns(sample, Width);
        long most = counts.Max();
        int margin = report.Proposals.Max(one => one.Proposal.Method.Name.Length);
        var text = new StringBuilder();
        for (int row = Rows; row >= 1; row--)
        {
            string label = row == Rows ? Figure.Shown(most) : "";
            text.Append((label.PadLeft(margin) + " |" + string.Concat(counts.Select(count => count * Rows >= most * row ? '#' : row == 1 && count > 0 ? '.' : ' '))).TrimEnd()).Append('\n');
        }

        string right = Figure.Shown(sample.Max);
        text.Append(' ', margin + 2).Append(Figure.Shown(sample.Min).PadRight(Math.Max(1, Width - right.Length))).Append(right).Append('\n');
        foreach (MeasuredProposal one in report.Proposals)
        {
            text.Append((one.Proposal.Method.Name.PadLeft(margin) + "  " + Covered(sample, one.Proposal.Input)).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Covered(Sample sample, Quantization format)
    {
        (double low, double high) = (Column(format.Real(format.MinCode)), Column(format.Real(format.MaxCode)));
        return string.Concat(Enumerable.Range(0, Width).Select(column =>
            column == (int)low ? '[' : column == (int)high ? ']' : column > low && column < high ? '-' : ' '));

        double Column(double value) => Math.Floor((value - sample.Min) / (sample.Max - sample.Min) * Width);
    }
}
