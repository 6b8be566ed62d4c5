using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Golden;

namespace HwAct.Tests.Specifications;

/// <summary>Every specification there is, and one for each thing that a specification may say; each a file with one kernel.</summary>
internal static class GoodSpecifications
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Formats =
    [
        "\"Q3.4\"", "\"UQ0.16\"", "\"Q003.004\"", "\"Q0.15\"", "\"UQ16.0\"", "\"int8:0.05\"", "\"uint16:1e-4:65535\"", "\"int08: .5e+0 :+3\"", "\"uint2:1e30:3\"",
        "{ \"type\": \"int16\", \"scale\": 1e-30, \"zero_point\": -32768 }", "{ \"type\": \"uint3\", \"scale\": 1e30, \"zero_point\": 7 }", "{ \"type\": \"int5\", \"scale\": 1, \"zero_point\": null }",
        "{ \"type\": \"torch.qint8\", \"scale\": \"1/32\", \"zero_point\": -128 }", "{ \"type\": \"U16\", \"scale\": \"0x1.9p-5f\", \"zero_point\": 65535 }",
    ];

    private static readonly string[] Ranged =
    [
        "\"Q3.4:-127..127\"", "\"int8:0.05:0..127:clamp\"", "\" uint8:1/64:128 : 20 .. 200 \"", "\"!quant.uniform<i8<-127:127>:f32, 0.05:3>\"", "\"sfix8_En4:+5..5:Clamp\"", "\"!quant.uniform<i8<-1:127>:f32, 0.05>: CLAMP\"",
        "{ \"type\": \"int8\", \"scale\": 0.05, \"qmin\": -127, \"qmax\": 127 }", "{ \"type\": \"uint8\", \"scale\": 0.05, \"zero_point\": 128, \"qmin\": null, \"qmax\": 6.0, \"outside\": \"clamp\" }",
        "{ \"type\": \"int8\", \"scale\": 0.05, \"qmin\": 127, \"outside\": null }", "{ \"type\": \"int8\", \"scale\": 0.05, \"qmin\": null, \"outside\": null }",
    ];

    private static readonly string[] Promised =
    [
        "\"Q3.4:0..127:never\"", "\"int8:0.05:3:-128..127:NEVER\"", "\"!quant.uniform<u8<1:255>:f32, 0.02:3> : never\"", "\"arm:Q4.4 : -1..1 : never \"",
        "{ \"type\": \"int8\", \"scale\": 0.05, \"qmin\": 0, \"outside\": \"never\" }", "{ \"type\": \"int16\", \"scale\": 0.05, \"qmax\": 4095, \"qmin\": -4096, \"outside\": \"never\" }",
    ];

    private static readonly string[] Tabled = ["Q3.8", "int8:0.05:3", "UQ2.10", "int5:0.3"];

    private static readonly string[] TabledTargets = ["verilog", "vhdl"];

    private static readonly string[] TabledActivations = ["gelu", "tanh", "geglu"];

    private static readonly string[] Ports = ["input", "output", "up"];

    private static readonly string[] Bounds = ["0.5", "1e6", "3", "\"exact\"", "\"best\"", "\"faithful\"", "\"correctly-rounded\""];

    private static readonly string[] Calls =
    [
        "torch.nn.GELU(approximate='tanh')", "jax.nn.gelu(approximate=False)", " torch.nn.ReLU ( inplace=True ) ", "torch.nn.Hardtanh(min_val=-2, max_val=2)", "onnx.Elu(alpha=0.5)",
        "torch.nn.ELU(alpha=\\\"1\\\", inplace=True,)", "tensorflow.keras.activations.gelu()", "onnx:HardSigmoid(beta=0.4,alpha=.25)", "tf.nn.swish(beta=2)",
    ];

    /// <summary>Kernels of files that are in the repository.</summary>
    public static IEnumerable<JsonNode> OfTheRepository =>
    [
        .. Kernels(File.ReadAllText(Repository.Catalog)),
        .. Kernels(StarterSpecification.Text),
        .. Examples(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).SelectMany(Kernels),
        .. Directory.GetDirectories(Repository.Generated).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Select(folder => File.ReadAllText(Path.Combine(folder, Path.GetFileName(folder) + ".json")))
            .Select(manifest => OneKernel(JsonNode.Parse(manifest)!["specification"]!)),
    ];

    /// <summary>One for each thing that may be said.</summary>
    public static IEnumerable<JsonNode> Said => Changes().Select(changes => JsonNode.Parse(Specify.OneKernel(changes))!);

    private static IEnumerable<string[]> Changes() =>
    [
        [], ["activation: \"geglu\"", "up: \"Q0.7\""], ["up: \"Q0.7\""], ["up: null"], ["output: null"], ["output:"], ["output:", "input: \"int8:0.05:3\""], ["method: null"], ["method:"], ["rounding: null"], ["targets: null"], ["max_error_lsb: null"],
        .. ActivationCatalog.Names.Select(name => new[] { $"activation: \"{name}\"", "up: \"Q0.7\"" }),
        .. FrameworkPreset.Names.Where(IsOne).Select(name => new[] { $"activation: \"{name}\"" }),
        .. Calls.Select(call => new[] { $"activation: \"{call}\"" }),
        .. Calls.Select(call => new[] { $"activation: {{ \"name\": \"{call}\" }}" }),
        .. ActivationCatalog.All.SelectMany(entry => entry.Parameters.SelectMany(parameter => new[] { parameter.Min, parameter.Max, parameter.Usual }
            .Where(value => parameter.Name is not ("min" or "max") || value == parameter.Usual)
            .Select(value => new[] { $"activation: {{ \"name\": \"{entry.Default.Name}\", \"{parameter.Name}\": {Number(value)} }}" }))),
        ["activation: { \"name\": \"torch.nn.LeakyReLU\", \"alpha\": -0.5 }"],
        .. FormatForms.All.SelectMany(form => form.Examples).Select(format =>
            new[] { $"output: \"{format}\"", $"input: \"{(Quantization.Parse(format).Type.Bits <= KernelSpecification.MostInputBits ? format : "i16:1/32")}\"" }),
        .. Formats.Concat(Ranged).SelectMany(format => Ports.Select(port => new[] { $"{port}: {format}" })),
        .. Promised.SelectMany(format => Ports.Where(port => port != "output").Select(port => new[] { $"{port}: {format}" })),
        ["output: \"Q0.31\""], ["output: \"uint32:1\""], ["output: { \"type\": \"int32\", \"scale\": 1, \"zero_point\": -2147483648 }"],
        .. RoundingRuleNames.All.Select(rule => new[] { $"rounding: \"{rule.Key}\"" }),
        .. Bounds.Select(bound => new[] { $"max_error_lsb: {bound}" }),
        .. MethodDeclarations.All.SelectMany(method => method.Parameters.SelectMany(Values, (parameter, value) =>
            new[] { $"method: {{ \"name\": \"{method.Name}\", \"{parameter.Name}\": {value} }}" }).Append([$"method: \"{method.Name}\""])),
        ["targets: [\"rom\", { \"name\": \"c\" }]"], ["targets: [{ \"name\": \"rom\", \"images\": [\"bin\", \"mi\"] }]"], ["targets: [{ \"name\": \"rom\", \"images\": \"none\" }]"], ["targets: [\"project\", { \"name\": \"verilog\", \"axi_stream\": true }]"], ["targets: [{ \"name\": \"verilog\", \"axi_stream\": \"false\" }]"], ["targets: [\"verilog\"]"],
        .. Tabled.SelectMany(input => TabledTargets.SelectMany(target => TabledActivations.Select(activation =>
            new[] { $"activation: \"{activation}\"", "up: \"Q0.7\"", $"input: \"{input}\"", $"targets: [{{ \"name\": \"{target}\", \"form\": \"table\" }}]" }))),
    ];

    // Names that differ between versions are answered by a question.
    private static bool IsOne(string name)
    {
        try
        {
            return FrameworkPreset.Find(name) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Values(ParameterSignature parameter) =>
        [.. parameter.Words.Select(word => $"\"{word}\""), .. parameter.Numbers is NumberRange range ? [Number(range.Min), Number(range.Max)] : Array.Empty<string>(), "null"];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<JsonNode> Kernels(string file) => JsonNode.Parse(file, documentOptions: Lenient)!["kernels"]!.AsArray().Select(kernel => OneKernel(kernel!));

    private static JsonObject OneKernel(JsonNode kernel) => new() { ["$schema"] = "kernels.schema.json", ["kernels"] = new JsonArray(kernel.DeepClone()) };

    private static IEnumerable<string> Examples(string markdown) => markdown.Split("```").Where(block => block.StartsWith("jsonc", StringComparison.Ordinal)).Select(block => block["jsonc".Length..]);
}
