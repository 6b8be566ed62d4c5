using System.Text.Json;
using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>The file <c>N.program.json</c>: the integer program of a kernel in a documented form, and what its proof needs to know. It is
/// written in one way only, so a file that reads back to other bytes was altered.</summary>
internal static class ProgramFile
{
    /// <summary>Version of the format; it rises when a member changes its meaning or goes away.</summary>
    public const int FormatVersion = 1;

    /// <summary>Path of the program of a kernel below its folder.</summary>
    public static string PathOf(string kernel) => kernel + ".program.json";

    /// <summary>The text of the file.</summary>
    /// <param name="stored">The design.</param>
    /// <param name="toolVersion">Version of the tool that made it.</param>
    public static string Write(StoredDesign stored, string toolVersion)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return IndentedJson.Of(writer => Write(writer, stored, toolVersion)) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, StoredDesign stored, string toolVersion)
    {
        writer.WriteStartObject();
        writer.WriteNumber("format_version", FormatVersion);
        writer.WriteString("name", stored.Specification.Name);
        writer.WriteString("tool_version", toolVersion);
        writer.WritePropertyName("specification");
        SpecificationWriter.Write(writer, stored.Specification);
        DesignWriter.Write(writer, stored.Design);
        if (stored.Gate is StoredGate gate)
        {
            writer.WriteStartObject("gate");
            writer.WritePropertyName("output");
            SpecificationWriter.WriteQuantization(writer, gate.Output);
            SpecificationWriter.WriteBound(writer, gate.Bound);
            writer.WriteNumber("product_shift", gate.Shift);
            writer.WriteString("product_ties", ProductTiesNames.NameOf(gate.Ties));
            DesignWriter.Write(writer, gate.Design);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
