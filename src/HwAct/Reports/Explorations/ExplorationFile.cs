using System.Text.Json;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>Explored designs as JSON, for programs and for the page.</summary>
internal static class ExplorationFile
{
    /// <summary>Its name.</summary>
    public const string FileName = "explore.json";

    /// <summary>The JSON Schema of the file, lines ended by LF.</summary>
    public static string Schema { get; } = EmbeddedText.Read("Reports/explore.schema.json");

    /// <summary>The file.</summary>
    public static Artifact Of(ImmutableArray<Exploration> explorations) => new(FileName, IndentedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("format_version", 1);
        writer.WriteString("hwact_version", ToolVersion.Text);
        WriteTexts(writer, "grid", DesignGrid.Words);
        writer.WriteObjects("quantities", Quantity.All, quantity =>
        {
            writer.WriteString("name", quantity.Name);
            writer.WriteString("label", quantity.Label);
            writer.WriteString("kind", quantity.Objective is null ? "error" : "cost");
            writer.WriteBoolean("modeled", quantity.IsModeled);
        });
        writer.WriteObjects("kernels", explorations, exploration => Write(writer, exploration));
        writer.WriteEndObject();
    }) + "\n");

    private static void Write(Utf8JsonWriter writer, Exploration exploration)
    {
        writer.WriteString("name", exploration.Asked.Name);
        writer.WriteString("activation", exploration.Asked.Activation.ToString());
        foreach ((FunctionPort port, Quantization format) in exploration.Asked.Ports)
        {
            writer.WriteString(port.Member, format.ToString());
        }

        writer.WriteString("output", exploration.Asked.Output.ToString());
        writer.WriteString("rounding", RoundingRuleNames.NameOf(exploration.Asked.Rounding));
        writer.WriteNumber("planned", exploration.Planned);
        writer.WriteBoolean("complete", exploration.IsComplete);
        writer.WriteObjects("designs", exploration.Designs, design => Write(writer, design));
        writer.WriteObjects("infeasible", exploration.Infeasible, design =>
        {
            WriteRequest(writer, design.Request);
            writer.WriteString("reason", design.Reason);
        });
    }

    private static void WriteRequest(Utf8JsonWriter writer, KernelSpecification request)
    {
        writer.WriteString("method", request.Method.Name);
        WriteParameters(writer, request.Method);
        writer.WriteString("bound", request.Bound.ToString());
    }

    private static void Write(Utf8JsonWriter writer, ExploredDesign design)
    {
        writer.WriteNumber("number", design.Number);
        WriteRequest(writer, design.Request);
        foreach (Quantity quantity in Quantity.All)
        {
            writer.WritePrinted(quantity.Name, Text(design, quantity));
        }

        writer.WriteBoolean("faithful", design.Error.IsFaithful);
        writer.WriteNumber("codes", design.Error.Codes);
        writer.WriteNumber("rom_bytes", design.RomBytes);
        WriteMeasured(writer, "measured_flash", design.Measured?.Flash);
        WriteMeasured(writer, "measured_luts", design.Measured?.Luts);
        writer.WriteString("command", GenerateCommand.Of(design.Request));
        writer.WritePrinted("least_error", $"[{string.Join(",", design.Outline.Select(part => Short(part.Least)))}]");
        writer.WritePrinted("greatest_error", $"[{string.Join(",", design.Outline.Select(part => Short(part.Greatest)))}]");
    }

    /// <summary>A value of a design as files have it: what is a bound rounded upward.</summary>
    public static string Text(ExploredDesign design, Quantity quantity) => quantity == Quantity.Errors[0] ? Figure.AtMost(design.Error.LargestLsb) : Figure.Text(design.Of(quantity));

    // Three digits are finer than a small picture shows.
    private static string Short(double error) => (Math.Round(error * 1000) / 1000).ToString("R", CultureInfo.InvariantCulture);

    private static void WriteParameters(Utf8JsonWriter writer, MethodChoice method)
    {
        writer.WriteStartObject("parameters");
        foreach ((string name, ParameterValue value) in method.Parameters)
        {
            if (value.IsNumber)
            {
                writer.WriteNumber(name, value.Number);
            }
            else
            {
                writer.WriteString(name, value.ToString());
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteMeasured(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is long measured)
        {
            writer.WriteNumber(name, measured);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
