using System.Text.Json;
using System.Text.Json.Nodes;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>Good specifications with one or two random changes, most of which break them: the same for the same seed.</summary>
internal sealed class BrokenSpecifications(int seed)
{
    private static readonly string[] Calls = [.. FrameworkPreset.Names, "torch.nn.Hardtanh(min_val=0)", "onnx:Swish(alpha=1)"];

    private static readonly JsonNode[] Good = [.. GoodSpecifications.OfTheRepository, .. GoodSpecifications.Said];

    private static readonly string[] Numbers =
    [
        "-1", "-0.0", "0", "0.49", "0.5", "1", "1.0", "1.5", "2", "3", "4", "7", "8", "10", "11", "16", "17", "24", "25", "32", "127", "128", "-128", "-129", "255", "256", "32767", "-32768", "32768",
        "65536", "65537", "1e6", "1000001", "-1e6", "-1000001", "1e-6", "9e-7", "1e-30", "9e-31", "1e30", "1.1e30", "1e300", "1e999",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "x", "up", "k", "1k", "k-k", "while", "module", "expf", "tanhl", "int8_t", "size_t", "INT8_MAX", "_A", "__a", "_a", "HWACT_X", "con", "CoM1", "lpt", "NULL", "K", new('k', 64), new('k', 65), "ü",
        "Q3.4", "Q8.8", "Q0.0", "Q0.1", "Q15.0", "Q16.0", "UQ16.0", "UQ0.1", "UQ1.1", "Q0003.4", "Q3", "Q-3.4", "q3.4", "Q3,4", "Q16.16", "Q0.31", "UQ32.0", "int1:1", "int2:1", "int16:0.1", "int17:0.1", "int32:0.1",
        "int33:0.1", "int0008:1", "int8", "int8:", "int8:0.1:", "int8:0.1:128", "int8:0.1:-128", "int8:1e-31", "int8:0", "int8:-1", "int8:1e31", "int8:NaN", "int8:1,5", "int8:1:2:3", "uint8:0.1:-1", "uint8:1:1.5",
        "ap_fixed<18,4>", "ap_fixed<40,4>", "sfix40_En2", "fixdt(1,64,12)", "arm:Q30.30", "ufixed<33,4>", "I40F40", "q-4.4", "ap_fixed<16>", "arm:Q8.8", "fixdt(1,16)", "sfix16_12", "Q16", "Q12", "i8:1/32", "int8:2^-200", "int8:0,05", "!quant.uniform<i8<-127:127>:f32, 0.05>", "!quant.uniform<u8<1:255>:f32, 0.02:3>",
 "never", "clamp", "Never", "wrap",
        "!quant.uniform<i8<-128:127>:f32, 0.05>", "ENTITY", "Signal", "a__b", "a_", "std", "getline", "1/32", "2**-5", "0.05f", "1/0", "0,05", "qint8", "i17", "s8",
        "int8:1:99999999999999999999", "float", "uint4", "int08", "int17", "int33", "uint1", "Int8", "half-even", "half-odd", "best", "exact", "exactly", "1", "auto", "free", "octave", "folded", "litert", "any", "quick",
        "gelu", "geglu", "Gelu", "gelu ", "quick-gelu", "clip", "elu", "torch.nn.GELU", "torch.nn.GELU()", "torch.nn.GELU(approximate='erf')", "torch.nn.GELU(alpha=1)", "torch.nn.ELU(alpha=0)", "torch.nn.ELU(alpha=-1)", "torch.nn.ELU(alpha=1e9)", "onnx:Elu(alpha=0)", "torch.nn.ELU(alpha=x)",
        "torch.nn.Elu", "nn.GELU", "keras.activations.hard_sigmoid", "onnx:Elu(alpha=1", "onnx:Elu(1)", "torch.nn.Hardtanh(min_val=3)", "table", "lut", "threshold", "c", "verilog", "rom", "vhdl",
    ];

    private static readonly string[] Ranges =
    [
        "Q3.4:-8..7", "Q3.4:-8..7:never", "Q3.4:7..-8", "Q3.4:-129..7", "Q3.4:never", "Q3.4:0..1:wrap", "Q3.4:0.5..7", "int8:0.1:3:-127..127", "int8:0.1:-127..127:never", "int8:0.1:3:-127:127", "i8:1/32:3:5..5:CLAMP",
        "ap_fixed<8,4>:0..99:never", "int8:0.1:3:0..128", "!quant.uniform<i8<-127:127>:f32, 0.05>:0..5", "!quant.uniform<i8<-127:127>:f32, 0.05>:never", "!quant.uniform<i8<127:-127>:f32, 0.05>",
        "!quant.uniform<i8<-300:127>:f32, 0.05>", "!quant.uniform<i8:f32, 0.05>:never", "int8:0.1:128:0..5",
    ];

    private static readonly string[] Names =
    [
        .. KernelReader.Members, .. QuantizationReader.Members, .. MethodDeclarations.All.SelectMany(method => method.Parameters).Select(parameter => parameter.Name),
        "alpha", "beta", "min", "max", "kernels", "$schema", "comment", "nam", "",
    ];

    private static readonly string[] Parameters = ["alpha", "beta", "min", "max"];
    private static readonly string[] Suffixes = ["", "_tb", "_array", "_b"];

    private readonly Random random = new(seed);

    /// <summary>The text of the next one.</summary>
    public string Next()
    {
        JsonNode root = Pick(Good).DeepClone();
        for (int changes = random.Next(4) == 0 ? 2 : 1; changes > 0; changes--)
        {
            Change(root);
        }

        string text = root.ToJsonString();
        return random.Next(60) == 0 ? text.Replace("\"name\":", "\"name\":\"twice\",\"name\":", StringComparison.Ordinal) : text;
    }

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];

    private void Change(JsonNode root)
    {
        JsonNode[] all = [.. Below(root)];
        JsonNode chosen = Pick(all);
        switch (random.Next(11))
        {
            case 0 when chosen.Parent is JsonObject owner:
                owner.Remove(chosen.GetPropertyName());
                break;
            case 1 when chosen.Parent is JsonObject owner:
                string member = chosen.GetPropertyName();
                owner.Remove(member);
                owner[random.Next(3) == 0 ? Misspelled(member) : Pick(Names)] = chosen;
                break;
            case 2 when Pick(all.OfType<JsonObject>().ToArray()) is JsonObject owner:
                owner[Pick(Names)] = Value();
                break;
            case 3 when chosen is JsonArray array:
                array.Add(random.Next(2) == 0 ? Value() : array.FirstOrDefault()?.DeepClone());
                break;
            case 4 when chosen is JsonValue text && text.GetValueKind() == JsonValueKind.String && chosen.Parent is not null:
                chosen.ReplaceWith(Misspelled(text.GetValue<string>()));
                break;
            case 5 when chosen.Parent is JsonObject owner && Same(chosen.GetPropertyName()) is JsonNode other:
                owner[chosen.GetPropertyName()] = other;
                break;
            case 6 when root["kernels"] is JsonArray { Count: 1 } kernels && kernels[0] is JsonObject first && first["name"] is JsonValue name && name.GetValueKind() == JsonValueKind.String:
                JsonNode second = first.DeepClone();
                second["name"] = name.GetValue<string>() + Pick(Suffixes);
                kernels.Add(second);
                break;
            case 7 when root["kernels"] is JsonArray and [JsonObject kernel]:
                kernel["activation"] = new JsonObject { ["name"] = Pick(Calls), [Pick(Parameters)] = Value() };
                break;
            case 8 when root["kernels"] is JsonArray and [JsonObject ranged]:
                ranged[Pick(["input", "output", "up"])] = random.Next(2) == 0 ? JsonValue.Create(Pick(Ranges)) : Range();
                break;
            default:
                if (chosen.Parent is JsonObject parent)
                {
                    parent[chosen.GetPropertyName()] = Value();
                }
                else if (chosen.Parent is JsonArray list)
                {
                    list[chosen.GetElementIndex()] = Value();
                }

                break;
        }
    }

    private JsonObject Range()
    {
        var format = new JsonObject { ["type"] = Pick(["int8", "uint8", "i16"]), ["scale"] = random.Next(16) > 0 ? JsonValue.Create(0.1) : JsonValue.Create(Pick(["1/0", "0/3", "0", "0.00f", "0x0.0p5", "0^2", "1/0^-1", "0x10p-5", "0.0e5", "2^-4/0.0"])) };
        foreach (string member in (string[])[QuantizationReader.QMin, QuantizationReader.QMax, QuantizationReader.Outside])
        {
            if (random.Next(4) > 0)
            {
                format[member] = member != QuantizationReader.Outside ? JsonNode.Parse(Pick(["-5", "0", "7", "100", "-129", "1.5", "null", "127"]))
                    : random.Next(8) == 0 ? Value()
                    : JsonValue.Create(Pick(["never", "clamp"]));
            }
        }

        return format;
    }

    // What another specification says of the same.
    private JsonNode? Same(string member) =>
        Pick(Good)["kernels"]![0]!.AsObject().TryGetPropertyValue(member, out JsonNode? value) ? value?.DeepClone() : null;

    private JsonNode? Value() => random.Next(12) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 => new JsonObject { ["name"] = Pick(Texts) },
        <= 7 => JsonNode.Parse(Pick(Numbers)),
        _ => JsonValue.Create(Pick(Texts)),
    };

    private string Misspelled(string text)
    {
        const string Letters = "aEx_0159.:-+ ()='Q";
        int at = random.Next(text.Length + 1);
        string letter = Letters[random.Next(Letters.Length)].ToString();
        return random.Next(4) switch
        {
            0 when at < text.Length => text.Remove(at, 1),
            1 when at < text.Length => text.Remove(at, 1).Insert(at, letter),
            2 => text.ToUpperInvariant(),
            _ => text.Insert(at, letter),
        };
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => (node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Below).Prepend(node);
}
