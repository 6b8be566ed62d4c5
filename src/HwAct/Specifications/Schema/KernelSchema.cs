using System.Text.Json.Nodes;
using HwAct.Activations;

namespace HwAct.Specifications;

/// <summary>The schema of a kernel: its members, and what one of them asks of another.</summary>
internal static class KernelSchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Of(ImmutableArray<TargetDeclaration> targets) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["name"] = To("name"),
            ["activation"] = To("activation"),
            ["input"] = To("input", $"Format of the input codes, 2 to {KernelSpecification.MostInputBits} bits; of a gated kernel, those of the gate."),
            ["up"] = OrNull(To("input"), $"Format of the second input of a gated kernel, y = f(input) * up, 2 to {KernelSpecification.MostInputBits} bits; needed by {string.Join(", ", GatedNames)}."),
            ["output"] = OrNull(To("output"), $"Format of the output codes, 2 to {KernelSpecification.MostOutputBits} bits; where it is left out, that of the input, or one that the function's values fill."),
            ["rounding"] = new JsonObject
            {
                ["description"] = $"How ties are rounded; {RoundingRuleNames.All[0].Key} where it is left out.",
                ["enum"] = Words([.. RoundingRuleNames.All.Select(rule => rule.Key), null]),
            },
            ["method"] = OrNull(To("method"), $"How it is computed; {MethodDeclarations.Default.Name} where it is left out."),
            ["max_error_lsb"] = Bound(),
            ["targets"] = Targets(targets),
            [RecordedInputsReader.Member] = Recorded(),
        },
        ["required"] = Words(["name", "activation", "input"]),
        ["additionalProperties"] = false,
        ["if"] = new JsonObject { ["required"] = Words(["activation"]), ["properties"] = new JsonObject { ["activation"] = IsGated() } },
        ["then"] = new JsonObject { ["required"] = Words([GatedFunction.SecondInput]), ["properties"] = new JsonObject { [GatedFunction.SecondInput] = To("input") } },
    };

    /// <summary>A reference to a definition.</summary>
    public static JsonObject To(string definition, string? description = null)
    {
        var reference = new JsonObject();
        if (description is not null)
        {
            reference["description"] = description;
        }

        reference["$ref"] = "#/$defs/" + definition;
        return reference;
    }

    /// <summary>What may be a text or an object, so that a validator looks at what is there and speaks of nothing else.</summary>
    public static JsonObject Either(JsonObject text, JsonObject members) => new()
    {
        ["if"] = new JsonObject { ["type"] = "string" },
        ["then"] = text,
        ["else"] = members,
    };

    /// <summary>An array of words, null among them where one is.</summary>
    public static JsonArray Words(IEnumerable<string?> words) => [.. words.Select(word => (JsonNode?)word)];

    private static IEnumerable<string> GatedNames => ActivationCatalog.Gated.Select(form => form.Name);

    private static JsonObject OrNull(JsonObject schema, string description) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }),
    };

    private static JsonObject Bound() => new()
    {
        ["description"] = "A promise over every input code: the largest error in output LSB, or a word. exact and 0.5 mean correctly rounded; faithful is the default; best promises nothing.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = new JsonArray("number", "null"), ["minimum"] = ErrorBound.OfCorrectRounding, ["maximum"] = ErrorBound.Loosest },
            new JsonObject { ["enum"] = Words([.. ErrorBound.Words, "exact"]) }),
    };

    // No target twice, whether by name alone or with options, and none without what it is about.
    private static JsonObject Targets(ImmutableArray<TargetDeclaration> targets) => new()
    {
        ["description"] = "What the kernel is written for; every default target where it is left out.",
        ["type"] = new JsonArray("array", "null"),
        ["minItems"] = 1,
        ["items"] = To("target"),
        ["allOf"] = new JsonArray(
        [
            .. targets.Select(target => new JsonObject { ["contains"] = Named([target.Name]), ["minContains"] = 0, ["maxContains"] = 1 }),
            .. targets.Where(target => target.About is not null).Select(target => new JsonObject
            {
                ["if"] = new JsonObject { ["type"] = "array", ["contains"] = Named([target.Name]) },
                ["then"] = new JsonObject { ["contains"] = Named([target.About!]) },
            }),
        ]),
    };

    private static JsonObject Recorded() => OrNull(
        new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["sha256"] = new JsonObject { ["description"] = "SHA-256 of the recording.", ["type"] = new JsonArray("string", "null"), ["pattern"] = "^[0-9a-f]{64}$" },
                ["clipped"] = new JsonObject { ["description"] = "Values beyond the codes by more than half a step, counted at the code at the end.", ["type"] = new JsonArray("integer", "null"), ["minimum"] = 0 },
                ["counts"] = new JsonObject
                {
                    ["description"] = "Rows in ascending order, each a code and how often it and those after it came; codes in no row never did.",
                    ["type"] = "array",
                    ["minItems"] = 1,
                    ["items"] = new JsonObject
                    {
                        ["type"] = "array",
                        ["minItems"] = 2,
                        ["prefixItems"] = new JsonArray(new JsonObject { ["type"] = "integer" }),
                        ["items"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
                    },
                },
            },
            ["required"] = Words(["counts"]),
            ["additionalProperties"] = false,
        },
        "How often each input code came in a recording, as 'hwact calibrate' writes it: reports weigh errors by that.");

    private static JsonObject IsGated() => Named(GatedNames);

    // One of the names, alone or with parameters.
    private static JsonObject Named(IEnumerable<string> names) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = Words(names) },
            new JsonObject
            {
                ["type"] = "object",
                ["required"] = Words(["name"]),
                ["properties"] = new JsonObject { ["name"] = new JsonObject { ["enum"] = Words(names) } },
            }),
    };
}
