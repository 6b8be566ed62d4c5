using System.Text.Json.Nodes;

namespace HwAct.Specifications;

/// <summary>The JSON Schema of specifications, for editors that complete and check JSON: made from the declarations that the reader reads by.</summary>
internal static class SpecificationSchema
{
    /// <summary>The schema of specifications that may name any target there is, lines ended by LF.</summary>
    public static string Text { get; } = SchemaText.Of(Of(TargetDeclarations.All)) + "\n";

    /// <summary>The schema.</summary>
    /// <param name="targets">The targets that there are.</param>
    internal static JsonObject Of(ImmutableArray<TargetDeclaration> targets) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Specification of activation kernels for hwact",
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["$schema"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            ["kernels"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = KernelSchema.To("kernel") },
        },
        ["required"] = new JsonArray("kernels"),
        ["additionalProperties"] = false,
        ["$defs"] = new JsonObject
        {
            ["kernel"] = KernelSchema.Of(targets),
            ["name"] = NameSchema.Of(targets),
            ["activation"] = ActivationSchema.Of(),
            ["format"] = FormatSchema.Of(),
            ["input"] = FormatSchema.Narrowed(KernelSpecification.MostInputBits),
            ["output"] = FormatSchema.OfOutput(),
            ["method"] = ChoiceSchema.Of(MethodDeclarations.All.Select(method => (method.Name, method.Summary, method.Parameters))),
            ["target"] = ChoiceSchema.Of(targets.Select(target => (target.Name, target.Summary, target.Options))),
        },
    };
}
