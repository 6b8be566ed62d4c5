using System.Text.Encodings.Web;
using System.Text.Json;

namespace HwAct.Specifications;

/// <summary>JSON as every file that HwAct writes has it: indented by two, lines ended by LF, Φ as Φ.</summary>
internal static class IndentedJson
{
    // The files are for people too, and never embedded in HTML.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions InOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One value, without a line end behind it.</summary>
    public static string Of(Action<Utf8JsonWriter> write) => Of(write, Options);

    /// <summary>One value in one line, to be an element of something longer.</summary>
    public static string Line(Action<Utf8JsonWriter> write) => Of(write, InOneLine);

    private static string Of(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
