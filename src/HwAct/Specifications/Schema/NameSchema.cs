using System.Text.Json.Nodes;

namespace HwAct.Specifications;

/// <summary>The schema of a kernel's name: an identifier that nothing else is called by.</summary>
internal static class NameSchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Of(ImmutableArray<TargetDeclaration> targets) => new()
    {
        ["description"] = "C function, Verilog module, file stem and folder; a C identifier and no keyword.",
        ["type"] = "string",
        ["pattern"] = KernelName.Pattern,
        ["maxLength"] = KernelName.Longest,
        ["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. KernelName.Reserved(targets).SelectMany(Of)]) },
    };

    private static IEnumerable<JsonObject> Of(ReservedRule rule)
    {
        if (rule.Words.Count > 0)
        {
            string[] words = [.. rule.Words.Order(StringComparer.Ordinal)];
            yield return rule.Words.Comparer.Equals(StringComparer.OrdinalIgnoreCase)
                ? new JsonObject { ["description"] = rule.Meaning, ["pattern"] = $"^({string.Join('|', words.Select(PortablePattern.InAnyCase))})$" }
                : new JsonObject { ["description"] = rule.Meaning, ["enum"] = KernelSchema.Words(words) };
        }

        if (rule.Pattern is string pattern)
        {
            yield return new JsonObject { ["description"] = rule.Meaning, ["pattern"] = pattern };
        }
    }
}
