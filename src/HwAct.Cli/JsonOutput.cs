using System.Text.Encodings.Web;
using System.Text.Json;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary>Prints a result as JSON for programs.</summary>
internal static class JsonOutput
{
    // The text is read by programs and people, not by HTML parsers.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints one object.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Writes what became of a kernel as members.</summary>
    public static void WriteChange(this Utf8JsonWriter writer, KernelChange change)
    {
        writer.WriteString("change", change.DifferingCodes switch { null => "unknown", 0 => "text", _ => "codes" });
        writer.WriteNumber("differing_codes", change.DifferingCodes ?? 0);
        writer.WriteNumber("codes", change.Codes);
        writer.WriteObjects("another", change.Differences, difference =>
        {
            writer.WriteString("member", difference.Member);
            writer.WriteString("was", difference.Was);
            writer.WriteString("now", difference.Now);
        });
        if (change.MadeBy is string version)
        {
            writer.WriteString("made_by", version);
        }
    }

    /// <summary>Writes an array of objects as a member.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> members)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            members(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
