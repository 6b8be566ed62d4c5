using System.Text.Json.Nodes;

namespace HwAct.Specifications;

/// <summary>The schema of what is named, alone or in an object with parameters: methods and targets.</summary>
internal static class ChoiceSchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Of(IEnumerable<(string Name, string Summary, ImmutableArray<ParameterSignature> Parameters)> choices) => KernelSchema.Either(
        new JsonObject { ["enum"] = KernelSchema.Words(choices.Select(choice => choice.Name)) },
        new JsonObject
        {
            ["anyOf"] = new JsonArray([.. choices.Select(choice => Named(
                new JsonObject { ["const"] = choice.Name },
                choice.Summary,
                choice.Parameters.Select(parameter => KeyValuePair.Create<string, JsonNode?>(parameter.Name, Of(parameter)))))]),
        });

    /// <summary>An object of a name and parameters.</summary>
    public static JsonObject Named(JsonObject name, string description, IEnumerable<KeyValuePair<string, JsonNode?>> parameters) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["properties"] = new JsonObject([KeyValuePair.Create<string, JsonNode?>("name", name), .. parameters]),
        ["required"] = KernelSchema.Words(["name"]),
        ["additionalProperties"] = false,
    };

    /// <summary>A number in a range, or null.</summary>
    public static JsonObject Number(NumberRange range) => new()
    {
        ["type"] = new JsonArray(range.Whole ? "integer" : "number", "null"),
        ["minimum"] = range.Min,
        ["maximum"] = range.Max,
    };

    private static JsonObject Of(ParameterSignature parameter)
    {
        var schema = new JsonObject
        {
            ["description"] = parameter.Description,
            ["default"] = parameter.IsSwitch ? parameter.Default.Word == ParameterValue.True
                : parameter.TakesList ? KernelSchema.Words(parameter.Default.Words)
                : parameter.Default.IsNumber ? parameter.Default.Number
                : parameter.Default.Word,
        };
        JsonArray all = KernelSchema.Words([.. parameter.Words, null]);
        if (parameter.IsSwitch)
        {
            all.Insert(0, true);
            all.Insert(0, false);
        }

        var words = new JsonObject { ["enum"] = all };
        foreach ((string keyword, JsonNode? value) in parameter.TakesList ? new JsonObject { ["anyOf"] = new JsonArray(ListOf(parameter), words) }
            : parameter.Form is string form ? new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["pattern"] = form }, words) }
            : parameter.Numbers is not NumberRange range ? words
            : parameter.Words.IsEmpty ? Number(range)
            : new JsonObject { ["anyOf"] = new JsonArray(Number(range), words) })
        {
            schema[keyword] = value?.DeepClone();
        }

        return schema;
    }

    private static JsonObject ListOf(ParameterSignature parameter) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["enum"] = KernelSchema.Words(parameter.Elements) },
        ["minItems"] = parameter.MayBeEmpty ? 0 : 1,
        ["uniqueItems"] = true,
    };
}
