using System.Text.Json.Nodes;
using HwAct.Activations;

namespace HwAct.Specifications;

/// <summary>The schema of an activation: a name of the catalog or a framework's, alone or in an object with parameters.</summary>
internal static class ActivationSchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Of() => KernelSchema.Either(
        new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = KernelSchema.Words(ActivationCatalog.Names) },
                new JsonObject
                {
                    ["description"] = "A framework's name of one of them, such as torch.nn.GELU(approximate='tanh') or onnx:HardSigmoid; `hwact list frameworks` shows all.",
                    ["pattern"] = FrameworkCalls.Pattern(_ => true),
                }),
        },
        new JsonObject { ["anyOf"] = new JsonArray([.. ActivationCatalog.All.Select(Of)]) });

    private static JsonObject Of(ActivationEntry entry)
    {
        string name = entry.Default.Name;
        JsonObject own = new() { ["enum"] = KernelSchema.Words(ActivationCatalog.Names.Where(other => ActivationCatalog.Find(other) == entry)) };
        JsonObject names = FrameworkCalls.Mean(name)
            ? new JsonObject { ["anyOf"] = new JsonArray(own, new JsonObject { ["type"] = "string", ["pattern"] = FrameworkCalls.Pattern(meant => meant == name) }) }
            : own;
        return ChoiceSchema.Named(
            names, $"{entry.Default.Title}: {entry.Formula}", entry.Parameters.Select(parameter => KeyValuePair.Create<string, JsonNode?>(parameter.Name, Of(parameter))));
    }

    private static JsonObject Of(ActivationParameter parameter)
    {
        var schema = new JsonObject { ["description"] = parameter.Description, ["default"] = parameter.Usual };
        foreach ((string keyword, JsonNode? value) in ChoiceSchema.Number(new NumberRange(parameter.Min, parameter.Max, Whole: false)))
        {
            schema[keyword] = value?.DeepClone();
        }

        return schema;
    }
}
