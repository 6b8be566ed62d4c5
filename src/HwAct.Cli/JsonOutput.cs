using System.Text.Json;
using HwAct.Specifications;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary>Prints a result as JSON for programs.</summary>
internal static class JsonOutput
{
    /// <summary>Prints one object.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> members) => output.WriteLine(IndentedJson.Of(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    }));

    /// <summary>Writes what became of a kernel as members.</summary>
    public static void WriteChange(this Utf8JsonWriter writer, KernelChange change)
    {
        writer.WriteString("change", change.DifferingCodes switch { null => "unknown", 0 => "text", _ => "codes" });
        writer.WriteNumber("differing_codes", change.DifferingCodes ?? 0);
        writer.WriteNumber("codes", change.Codes);
        writer.WriteDifferences("another", change.Differences);
        if (change.MadeBy is string version)
        {
            writer.WriteString("made_by", version);
        }
    }
}
