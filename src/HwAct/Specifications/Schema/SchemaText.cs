using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HwAct.Specifications;

/// <summary>Writes JSON as people do: what is short on one line, long lists of words in lines.</summary>
internal static class SchemaText
{
    private const int LineLength = 140;
    private const int Margin = 20;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, lines ended by LF, none at the end.</summary>
    public static string Of(JsonNode? node) => Of(node, 0);

    private static string Of(JsonNode? node, int indent)
    {
        string line = OnOneLine(node);
        string outer = new(' ', indent);
        string inner = new(' ', indent + 2);
        return line.Length + indent <= LineLength ? line : node switch
        {
            JsonObject members => $"{{\n{string.Join(",\n", members.Select(member => $"{inner}{Quoted(member.Key)}: {Of(member.Value, indent + 2)}"))}\n{outer}}}",
            JsonArray words when words.All(word => word is JsonValue) => $"[\n{inner}{string.Join(",\n" + inner, Filled(words))}\n{outer}]",
            JsonArray items => $"[\n{string.Join(",\n", items.Select(item => inner + Of(item, indent + 2)))}\n{outer}]",
            _ => line,
        };
    }

    private static List<string> Filled(JsonArray words)
    {
        List<string> lines = [];
        foreach (string word in words.Select(OnOneLine))
        {
            if (lines.Count > 0 && lines[^1].Length + word.Length < LineLength - Margin)
            {
                lines[^1] += $", {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static string OnOneLine(JsonNode? node) => node switch
    {
        JsonObject members => members.Count == 0 ? "{}" : $"{{ {string.Join(", ", members.Select(member => $"{Quoted(member.Key)}: {OnOneLine(member.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(OnOneLine))}]",
        null => "null",
        _ => node.ToJsonString(Options),
    };

    private static string Quoted(string name) => $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
