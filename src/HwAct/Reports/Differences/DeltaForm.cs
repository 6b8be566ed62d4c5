using System.Text.Json;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>What changed, printed: in text, as JSON, as a page.</summary>
internal static class DeltaForm
{
    private const int Width = 72;

    /// <summary>The JSON Schema of the form <c>json</c>, lines ended by LF.</summary>
    public static string Schema { get; } = EmbeddedText.Read("Reports/diff.schema.json");

    /// <summary>The names of the forms, the usual one first.</summary>
    public static ImmutableArray<string> Names { get; } = ["terminal", "json", "html"];

    /// <summary>The text in a form.</summary>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    public static string Of(string form, ImmutableArray<KernelDelta> deltas) => form switch
    {
        "json" => Json(deltas),
        "html" => Page(deltas),
        _ => string.Concat(deltas.Select(Text)) + Summary(deltas) + "\n",
    };

    private static string Summary(ImmutableArray<KernelDelta> deltas) =>
        $"{Figure.Shown((long)deltas.Count(delta => !delta.IsSame))} of {Figure.Shown((long)deltas.Length)} {(deltas.Length == 1 ? "kernel" : "kernels")} changed";

    private static string Text(KernelDelta delta)
    {
        var text = new StringBuilder($"{delta.Name}: {delta.Words}\n");
        if (delta is not { IsSame: false, Old: not null, New: not null })
        {
            return text.ToString();
        }

        if (!delta.Steps.IsEmpty && delta.Differing > 0)
        {
            ImmutableArray<double> steps = [.. delta.Steps.Select(step => (double)step)];
            text.Append("  new output less old output\n").Append(TextPlot.Of(steps, steps, Width));
        }

        foreach (ReportTable table in (ReportTable[])[delta.Figures(), .. delta.ChangedCodes()])
        {
            TextRows.Append(text, table);
        }

        return text.Append(delta.ChangedFiles.IsEmpty ? "" : $"  files: {string.Join(", ", delta.ChangedFiles)}\n").ToString();
    }

    private static string Json(ImmutableArray<KernelDelta> deltas) => IndentedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("format_version", 1);
        writer.WriteString("tool_version", ToolVersion.Text);
        writer.WriteBoolean("same", deltas.All(delta => delta.IsSame));
        writer.WriteObjects("kernels", deltas, delta =>
        {
            writer.WriteString("name", delta.Name);
            writer.WriteString("change", delta switch { { Old: null } => "added", { New: null } => "removed", { IsSame: true } => "none", { Differing: > 0 } or { Codes: 0 } => "codes", _ => "text" });
            writer.WriteNumber("codes", delta.Codes);
            writer.WriteNumber("differing_codes", delta.Differing);
            writer.WriteDifferences("another", delta.Differences);
            WriteFigures(writer, "old", delta.Old);
            WriteFigures(writer, "new", delta.New);
            WriteSteps(writer, delta);
            writer.WriteStartArray("files");
            foreach (string file in delta.ChangedFiles)
            {
                writer.WriteStringValue(file);
            }

            writer.WriteEndArray();
        });
        writer.WriteEndObject();
    }) + "\n";

    private static void WriteFigures(Utf8JsonWriter writer, string member, ProvenKernel? kernel)
    {
        if (kernel is null)
        {
            writer.WriteNull(member);
            return;
        }

        writer.WriteStartObject(member);
        foreach ((string name, Func<ProvenKernel, string> print, _) in KernelDelta.Rows())
        {
            writer.WritePrinted(name, print(kernel));
        }

        writer.WriteEndObject();
    }

    // Every code that differs, with both outputs.
    private static void WriteSteps(Utf8JsonWriter writer, KernelDelta delta)
    {
        (ProvenActivation? old, ProvenActivation? now) = (delta.Old as ProvenActivation, delta.New as ProvenActivation);
        writer.WriteObjects("steps", old is null || now is null ? [] : Enumerable.Range(0, delta.Steps.Length).Where(i => delta.Steps[i] != 0), i =>
        {
            writer.WriteNumber("code", now!.Reference.Codes[i]);
            writer.WriteNumber("old", old!.Outputs[i]);
            writer.WriteNumber("new", now.Outputs[i]);
        });
    }

    private static string Page(ImmutableArray<KernelDelta> deltas)
    {
        var renderer = TemplateRenderer.Create(directory: null);
        return renderer.Render("report/diff.html.scriban", new TemplateModel
        {
            ["style"] = StyleSheet.Of(renderer, hasMap: false),
            ["tool_version"] = ToolVersion.Text,
            ["summary"] = Summary(deltas),
            ["kernels"] = TemplateValue.List(deltas.Select(delta => new TemplateModel
            {
                ["name"] = Html.Text(delta.Name),
                ["words"] = Html.Text(delta.Words),
                ["is_same"] = delta.IsSame,
                ["plots"] = TemplateValue.List(DeltaPlot.Of(delta).Select(plot => plot.ToModel())),
                ["tables"] = TemplateValue.List((delta.IsSame ? Array.Empty<ReportTable>() : [delta.Figures(), .. delta.ChangedCodes()]).Select(TableModel.Of)),
                ["files"] = TemplateValue.List(delta.ChangedFiles.Select(Html.Text)),
                ["has_files"] = !delta.ChangedFiles.IsEmpty,
            })),
        });
    }
}
