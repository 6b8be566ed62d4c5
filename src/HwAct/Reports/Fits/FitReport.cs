using System.Text.Json;
using HwAct.Fits;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>Fitted forms, printed: in text, as JSON, as a page.</summary>
internal static class FitReport
{
    private const int Chords = 64;

    /// <summary>The JSON Schema of the form <c>json</c>, lines ended by LF.</summary>
    public static string Schema { get; } = EmbeddedText.Read("Reports/fit.schema.json");

    /// <summary>The names of the forms, the usual one first.</summary>
    public static ImmutableArray<string> Names { get; } = ["terminal", "json", "html"];

    /// <summary>The text in a form.</summary>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    public static string Of(string form, ImmutableArray<Fit> fits) => form switch
    {
        "json" => Json(fits),
        "html" => Page(fits),
        _ => string.Join('\n', fits.Select(Text)),
    };

    private static string Text(Fit fit)
    {
        ReportTable table = FitTable.Of(fit);
        var text = new StringBuilder($"{table.Title}, {table.Note}\n");
        TextRows.Append(text, table);
        foreach (string line in FitTable.Notes(fit).Concat(ToPaste(fit)))
        {
            text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    // What its first row is asked for with.
    private static IEnumerable<string> ToPaste(Fit fit)
    {
        FittedForm best = fit.Rows[0];
        string besides = FittedName.Besides(best.At);
        yield return $"{FitTable.Name(best)}, to paste: {FittedName.Command(best.At, fit.Asked)}{(besides.Length > 0 && fit.Asked is null ? $", {besides}" : "")}";
        yield return $"in a specification: {FittedName.Members(best.At, fit.Asked)}{(besides.Length > 0 && fit.Asked is null ? $", {besides}" : "")}";
    }

    private static string Json(ImmutableArray<Fit> fits) => IndentedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("format_version", 1);
        writer.WriteString("tool_version", ToolVersion.Text);
        writer.WriteObjects("fits", fits, fit =>
        {
            writer.WriteString("activation", fit.Form.Activation.Name);
            writer.WriteString("form", fit.Form.Name);
            writer.WriteString("formula", fit.Form.Formula);
            WriteNumbers(writer, "interval", [fit.Interval.Low, fit.Interval.High]);
            writer.WriteFigure("sigma", fit.Interval.Sigma);
            if (fit.Asked is KernelSpecification asked)
            {
                writer.WriteString("input", asked.Input.ToString());
                writer.WriteString("output", asked.Output.ToString());
                writer.WriteString("rounding", RoundingRuleNames.NameOf(asked.Rounding));
            }

            double[] places = fit.Interval.Places(Chords);
            WriteNumbers(writer, "x", places);
            WriteNumbers(writer, "f", places.Select(fit.Form.Activation.EvaluateClosely));
            writer.WriteObjects("rows", fit.Rows, row => WriteRow(writer, fit, row, places));
        });
        writer.WriteEndObject();
    }) + "\n";

    private static void WriteRow(Utf8JsonWriter writer, Fit fit, FittedForm row, double[] places)
    {
        writer.WriteString(row.Criterion is null ? "published" : "criterion", FitTable.Name(row));
        if (row.Published is PublishedFit published)
        {
            writer.WriteString("source", published.Source);
        }

        writer.WriteStartObject("parameters");
        foreach ((FitParameter parameter, double value) in fit.Form.Parameters.Zip(row.Values))
        {
            writer.WriteNumber(parameter.Name, value);
        }

        writer.WriteEndObject();
        writer.WriteFigure("max_error", row.MaxError);
        writer.WriteFigure("max_error_x", row.MaxErrorX);
        writer.WriteFigure("rms_error", row.RmsError);
        writer.WriteFigure("rms_error_normal", row.RmsErrorOfNormal);
        writer.WriteFigure("max_error_gate", row.MaxErrorOfGate);
        if (row.OnFormats is ErrorFigures error)
        {
            writer.WriteBound("max_lsb", error.LargestLsb);
            writer.WriteNumber("misrounded_codes", error.MisroundedCodes);
            writer.WriteNumber("codes", error.Codes);
        }

        writer.WriteString("command", FittedName.Command(row.At, fit.Asked));
        writer.WriteString("specification", FittedName.Members(row.At, fit.Asked));
        if (row.At is ScaledInput scaled)
        {
            writer.WriteNumber("input_scale_factor", scaled.Factor);
        }

        WriteNumbers(writer, "error", places.Select(x => row.At.Evaluate(x) - fit.Form.Activation.Evaluate(x)));
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IEnumerable<double> values) =>
        writer.WritePrinted(name, $"[{string.Join(", ", values.Select(value => Figure.Text(value)))}]");

    private static string Page(ImmutableArray<Fit> fits)
    {
        var renderer = TemplateRenderer.Create(directory: null);
        return renderer.Render("report/fit.html.scriban", new TemplateModel
        {
            ["style"] = StyleSheet.Of(renderer, hasMap: false),
            ["tool_version"] = ToolVersion.Text,
            ["title"] = Html.Text($"{fits[0].Form.Activation.Name} {(fits.Length == 1 ? $"by {fits[0].Form.Name}" : "by its forms")}"),
            ["fits"] = TemplateValue.List(fits.Select(fit => new TemplateModel
            {
                ["table"] = TableModel.Of(FitTable.Of(fit)),
                ["notes"] = TemplateValue.List(FitTable.Notes(fit).Select(Html.Text)),
                ["plots"] = TemplateValue.List(FitPlots.Of(fit).Select(plot => plot.ToModel())),
                ["rows"] = TemplateValue.List(fit.Rows.Select(row => new TemplateModel
                {
                    ["name"] = Html.Text(FitTable.Name(row)),
                    ["command"] = Html.Text(FittedName.Command(row.At, fit.Asked)),
                    ["members"] = Html.Text(FittedName.Members(row.At, fit.Asked)),
                    ["has_besides"] = row.At is ScaledInput && fit.Asked is null,
                    ["besides"] = Html.Text(FittedName.Besides(row.At)),
                })),
            })),
        });
    }
}
