using System.Text.Json;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.PublishedAlgorithms;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>Every figure of some reports as JSON: <c>report.schema.json</c> says what each is.</summary>
internal static class JsonReport
{
    /// <summary>Version of the format; it rises when a member changes its meaning or goes away.</summary>
    public const int FormatVersion = 1;

    /// <summary>The schema, lines ended by LF.</summary>
    public static string Schema { get; } = EmbeddedText.Read("Reports/report.schema.json");

    /// <summary>The text, ended by a line end.</summary>
    public static string Of(ImmutableArray<KernelReport> reports) => IndentedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("format_version", FormatVersion);
        writer.WriteString("tool_version", ToolVersion.Text);
        writer.WriteObjects("reports", reports, report => Write(writer, report));
        writer.WriteEndObject();
    }) + "\n";

    private static void Write(Utf8JsonWriter writer, KernelReport report)
    {
        ProvenKernel kernel = report.Kernel;
        writer.WriteString("name", kernel.Specification.Name);
        writer.WriteString("method", kernel.Design.Method);
        writer.WriteNumber("rom_bits", kernel.Kernel.RomBits);
        ManifestFigures.WriteError(writer, "error", kernel.Specification.Function, kernel.Error);
        ManifestFigures.WriteProperties(writer, report.Properties);
        writer.WriteObjects("verdicts", ReportVerdicts.Of(report), verdict =>
        {
            writer.WriteString("claim", verdict.Claim);
            writer.WriteString("verdict", verdict.Style);
            writer.WriteString("note", verdict.Note);
        });
        writer.WriteString("measured_of", kernel.Inner?.Member ?? "kernel");
        if (!report.Pairs.IsEmpty)
        {
            writer.WriteObjects("pairs", report.Pairs, link => WritePairLink(writer, report, link));
        }

        WriteChain(writer, report);
        WriteWeighted(writer, "uniform", report.Uniform, () => { });
        WriteWeighted(writer, "normal", report.Weighted, () => WriteNormal(writer, report.Normal));
        if (report is { Recorded: RecordedInputs recorded, OnRecorded: WeightedError weighted })
        {
            WriteWeighted(writer, "recorded", weighted, () => WriteRecorded(writer, recorded));
        }

        WriteSlope(writer, report);
        if (report.Relative is RelativeError relative)
        {
            writer.WriteStartObject("relative_error");
            writer.WriteFigure("where_at_least", relative.Least);
            writer.WriteBound("max", relative.Max);
            writer.WriteNumber("code", relative.Code);
            writer.WriteNumber("codes", relative.Codes);
            writer.WriteEndObject();
        }

        if (report.Minimum is TrueMinimum minimum)
        {
            writer.WriteStartObject("minimum");
            writer.WriteFigure("x", minimum.X);
            writer.WriteFigure("exact_lsb", minimum.ExactLsb);
            writer.WriteNumber("output", minimum.Output);
            writer.WriteNumber("code", minimum.Code);
            writer.WriteEndObject();
        }

        writer.WriteObjects("regions", report.Regions, region =>
        {
            writer.WriteString("name", region.Name);
            writer.WriteNumber("codes", region.Codes);
            writer.WriteNumber("first", region.First);
            writer.WriteNumber("last", region.Last);
            writer.WriteBound("max_lsb", region.MaxLsb);
            writer.WriteNumber("max_lsb_code", region.MaxLsbCode);
            writer.WriteNumber("misrounded", region.MisroundedCodes);
        });
        writer.WriteObjects("segments", report.Chain.Pieces, piece =>
        {
            writer.WriteNumber("first", report.Curve.Reference.Codes[piece.First]);
            writer.WriteNumber("last", report.Curve.Reference.Codes[piece.Last]);
            writer.WriteNumber("degree", piece.Degree);
        });
        writer.WriteObjects("misrounded", MisroundedCodes.Shown(report), i =>
        {
            writer.WriteNumber("code", report.Curve.Reference.Codes[i]);
            writer.WriteNumber("output", report.Curve.Outputs[i]);
            writer.WriteNumber("ideal", report.Curve.Reference.Ideal[i]);
            writer.WriteFigure("error_lsb", report.Curve.Errors[i]);
        });
        writer.WriteObjects("published", report.Published, one => WritePublished(writer, one));
        writer.WriteStartObject("proof");
        foreach ((string name, string fact) in ProofTrail.Of(report))
        {
            writer.WriteString(name, fact);
        }

        writer.WriteStartObject("files");
        foreach ((string path, string sha256) in report.Files)
        {
            writer.WriteString(path, sha256);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteChain(Utf8JsonWriter writer, KernelReport report)
    {
        ErrorChain chain = report.Chain;
        writer.WriteStartObject("chain");
        writer.WriteNumber("unit_exponent", chain.UnitExponent);
        writer.WriteObjects("links", chain.Links, link => WriteLink(writer, report, link));
        writer.WriteObjects("sums", chain.Sums, link => WriteLink(writer, report, link));
        writer.WriteObjects("absent", chain.Absent, absent =>
        {
            writer.WriteString("name", absent.Name);
            writer.WriteString("reason", absent.Reason);
        });
        writer.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter writer, KernelReport report, ChainLink link)
    {
        writer.WriteString("name", link.Name);
        writer.WriteString("from", link.From);
        writer.WriteString("to", link.To);
        writer.WritePrinted("max_lsb", link == report.Chain.OfKernel ? Figure.AtMost(report.Curve.Error.LargestLsb) : Figure.AtMost(link.MaxLsb));
        writer.WriteNumber("max_lsb_code", report.Curve.Reference.Codes[link.Worst]);
        writer.WriteFigure("rms_lsb", link.RmsLsb);
        writer.WriteFigure("bias_lsb", link.BiasLsb);
    }

    private static void WritePairLink(Utf8JsonWriter writer, KernelReport report, PairLink link)
    {
        writer.WriteString("name", link.Name);
        writer.WriteString("from", link.From);
        writer.WriteString("to", link.To);
        writer.WriteBound("max_lsb", link.MaxLsb);
        writer.WriteStartObject("max_lsb_codes");
        foreach ((Port port, long code) in report.Kernel.Kernel.Inputs.Zip(link.WorstCodes))
        {
            writer.WriteNumber(port.Name, code);
        }

        writer.WriteEndObject();
        writer.WriteFigure("rms_lsb", link.RmsLsb);
        writer.WriteFigure("bias_lsb", link.BiasLsb);
    }

    private static void WriteNormal(Utf8JsonWriter writer, NormalInput normal)
    {
        writer.WriteExact("sigma", normal.Sigma);
        writer.WriteBoolean("sigma_was_chosen", normal.IsChosen);
        writer.WriteFigure("outside", normal.Outside);
    }

    private static void WriteRecorded(Utf8JsonWriter writer, RecordedInputs recorded)
    {
        writer.WriteNumber("values", recorded.Total);
        writer.WriteNumber("clipped", recorded.Clipped);
        if (recorded.Sha256 is string sha256)
        {
            writer.WriteString("sha256", sha256);
        }
    }

    private static void WriteWeighted(Utf8JsonWriter writer, string member, WeightedError error, Action inputs)
    {
        writer.WriteStartObject(member);
        inputs();
        writer.WriteFigure("bias_lsb", error.BiasLsb);
        writer.WriteFigure("rmse_lsb", error.RmsLsb);
        writer.WriteFigure("sqnr_db", error.SqnrDb);
        writer.WriteFigure("misrounded", error.Misrounded);
        writer.WriteFigure("saturated", error.Saturated);
        writer.WriteFigure("mean", error.Mean);
        writer.WriteFigure("exact_mean", error.ExactMean);
        writer.WriteFigure("variance", error.Variance);
        writer.WriteFigure("exact_variance", error.ExactVariance);
        writer.WriteEndObject();
    }

    private static void WriteSlope(Utf8JsonWriter writer, KernelReport report)
    {
        SlopeFigures slope = report.Slope;
        if (slope.Made.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("slope");
        writer.WriteNumber("window", slope.Window);
        writer.WriteBound("max_deviation", slope.MaxDeviation);
        writer.WriteNumber("max_deviation_code", report.Curve.Reference.Codes[slope.Worst]);
        writer.WriteObjects("dead_zones", slope.DeadZones, zone =>
        {
            writer.WriteNumber("first", zone.First);
            writer.WriteNumber("last", zone.Last);
            writer.WriteFigure("moved_lsb", zone.MovedLsb);
        });
        writer.WriteEndObject();
    }

    private static void WritePublished(Utf8JsonWriter writer, Comparison one)
    {
        writer.WriteString("name", one.Baseline.Name);
        writer.WriteString("source", one.Baseline.Source);
        writer.WriteNumber("bytes", one.Baseline.Bytes);
        writer.WriteBound("max_lsb", one.Error.LargestLsb);
        writer.WriteFigure("rmse_lsb", one.Error.RmseLsb);
        writer.WriteNumber("misrounded_codes", one.Error.MisroundedCodes);
        writer.WriteNumber("codes", one.Error.Codes);
    }
}
