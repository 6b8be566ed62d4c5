using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace HwAct.Tests.Reports;

/// <summary>JSON that keeps its schema, and a schema that knows every member: under another name none may pass.</summary>
internal static class SchemaOfJson
{
    // Members whose names are data.
    private static readonly string[] Free = ["parameters"];

    public static void Require(string schema, string json)
    {
        JsonSchema parsed = JsonSchema.FromText(schema);
        JsonNode whole = JsonNode.Parse(json)!;
        Assert.True(Keeps(parsed, whole));
        foreach (string name in Names(whole).Distinct(StringComparer.Ordinal).ToArray())
        {
            Assert.False(Keeps(parsed, JsonNode.Parse(json.Replace($"\"{name}\":", $"\"{name}_\":", StringComparison.Ordinal))!), name);
        }
    }

    private static bool Keeps(JsonSchema schema, JsonNode node)
    {
        using JsonDocument document = JsonDocument.Parse(node.ToJsonString());
        return schema.Evaluate(document.RootElement).IsValid;
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Free.Contains(member.Key) ? [member.Key] : Names(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };
}
