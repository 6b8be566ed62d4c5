using System.Text.Json.Nodes;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>The schema of a format, in the notations that <see cref="QuantizationReader"/> reads: the one place of the schema that knows them.</summary>
internal static class FormatSchema
{
    private const int FewestBits = 2;

    private const string Zero = "[+-]?[0-9]+";

    private static readonly string Scale = $" *{ScaleNotation.Pattern} *";

    /// <summary>The schema of a format of any width.</summary>
    public static JsonObject Of() => KernelSchema.Either(
        new JsonObject
        {
            ["description"] = "Qm.n, UQm.n, type:scale:zero_point such as int8:0.0313725:-3, or as others write formats: see 'hwact help formats'.",
            ["pattern"] = Notation(KernelSpecification.MostOutputBits),
            ["maxLength"] = QuantizationReader.Longest,
        },
        new JsonObject
        {
            ["description"] = "real = scale * (code - zero_point).",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^ *{Type(KernelSpecification.MostOutputBits)} *$", ["maxLength"] = QuantizationReader.Longest },
                ["scale"] = new JsonObject
                {
                    ["description"] = $"Real value of one code: a number, or a text such as {string.Join(", ", ScaleNotation.Examples)}.",
                    ["type"] = new JsonArray("number", "string"),
                    ["minimum"] = Quantization.SmallestScale,
                    ["maximum"] = Quantization.LargestScale,
                    ["pattern"] = $"^{Scale}$",
                },
                ["zero_point"] = Code("The code of real 0, a value of the type; 0 where it is left out."),
                [QuantizationReader.QMin] = Code("The least code, a value of the type; its least where it is left out."),
                [QuantizationReader.QMax] = Code("The greatest code, not below qmin; the type's where it is left out."),
                [QuantizationReader.Outside] = new JsonObject
                {
                    ["description"] = "What becomes of the codes of an input that lie outside: clamp, where it is left out, takes each as the nearest of the range; never is the caller's promise that none comes.",
                    ["enum"] = KernelSchema.Words([.. RangeNotation.Words.Select(word => word.Key), null]),
                },
            },
            ["required"] = KernelSchema.Words(["type", "scale"]),
            ["additionalProperties"] = false,
            ["allOf"] = new JsonArray([OutsideNeedsRange(), .. Codes(signed: true), .. Codes(signed: false)]),
        });

    /// <summary>The schema of a format of at most so many bits.</summary>
    public static JsonObject Narrowed(int mostBits)
    {
        JsonObject narrower = KernelSchema.Either(
            new JsonObject { ["pattern"] = Notation(mostBits) },
            new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["pattern"] = $"^ *{Type(mostBits)} *$" } } });
        narrower["$ref"] = "#/$defs/format";
        return narrower;
    }

    /// <summary>The schema of the format of an output: limited to its range, it has no codes outside.</summary>
    public static JsonObject OfOutput()
    {
        JsonObject output = KernelSchema.Either(
            new JsonObject { ["not"] = new JsonObject { ["pattern"] = $": *{PortablePattern.InAnyCase(RangeNotation.WordOf(OutsideCodes.Never))} *$" } },
            new JsonObject { ["properties"] = new JsonObject { [QuantizationReader.Outside] = new JsonObject { ["enum"] = KernelSchema.Words([RangeNotation.WordOf(OutsideCodes.Clamp), null]) } } });
        output["$ref"] = "#/$defs/format";
        return output;
    }

    // Every notation of a format in a string. The width of those of others follows from several of their numbers, so that any is let pass.
    private static string Notation(int mostBits)
    {
        string affine = $"{Type(mostBits)} *:{Scale}(: *{Zero})?";
        string mlir = Mlir(mostBits, "(< *-?[0-9]+ *: *-?[0-9]+ *>)?");
        IEnumerable<string> others = FormatForms.All.Where(form => !form.IsAffine).Select(form => PortablePattern.Of(form.Pattern));
        string range = PortablePattern.InAnyCase(RangeNotation.Pattern);
        string word = PortablePattern.InAnyCase($": *({string.Join('|', RangeNotation.Words.Select(word => word.Key))})");
        string ranged = Mlir(mostBits, "< *-?[0-9]+ *: *-?[0-9]+ *>");
        return $@"^ *({Fixed("Q", mostBits - 1)}|{Fixed("UQ", mostBits)}|{affine}|{mlir}|(?!U?Q[0-9]+\.)({string.Join('|', others)})) *({range})?$|^ *{ranged} *{word} *$";
    }

    private static string Mlir(int mostBits, string range) =>
        $@"!?{PortablePattern.InAnyCase("quant")}\.{PortablePattern.InAnyCase("uniform")} *< *{Type(mostBits)} *{range} *: *[bB]?[fF][0-9]+ *,{Scale}(: *{Zero} *)?>";

    // So many integer bits leave so many fraction bits.
    private static string Fixed(string letters, int mostBits)
    {
        int least = letters == "Q" ? FewestBits - 1 : FewestBits;
        return $"{letters}({string.Join('|', Enumerable.Range(0, mostBits + 1).Select(whole => $@"{Digits(whole, whole)}\.{Digits(Math.Max(0, least - whole), mostBits - whole)}"))})";
    }

    private static string Type(int mostBits) => $"({Type(signed: true, FewestBits, mostBits)}|{Type(signed: false, FewestBits, mostBits)})";

    private static string Type(bool signed, int fewestBits, int mostBits) =>
        PortablePattern.InAnyCase(TypeNotation.Pattern(signed, Digits(fewestBits, mostBits)));

    // Whole numbers up to 99, of three digits at most.
    private static string Digits(int first, int last)
    {
        var parts = new List<string>();
        for (int ten = first / 10; ten <= last / 10; ten++)
        {
            int low = Math.Max(first, 10 * ten) % 10;
            int high = Math.Min(last, (10 * ten) + 9) % 10;
            parts.Add($"{(ten == 0 ? "0{0,2}" : $"0?{ten}")}{(low == high ? $"{low}" : $"[{low}-{high}]")}");
        }

        return parts.Count == 1 ? parts[0] : $"({string.Join('|', parts)})";
    }

    private static JsonObject Code(string description) => new() { ["description"] = description, ["type"] = new JsonArray("integer", "null") };

    private static JsonObject OutsideNeedsRange() => new()
    {
        ["anyOf"] = new JsonArray(
        [
            new JsonObject { ["properties"] = new JsonObject { [QuantizationReader.Outside] = new JsonObject { ["type"] = "null" } } },
            .. new[] { QuantizationReader.QMin, QuantizationReader.QMax }.Select(end => new JsonObject
            {
                ["required"] = KernelSchema.Words([end]),
                ["properties"] = new JsonObject { [end] = new JsonObject { ["type"] = "integer" } },
            }),
        ]),
    };

    // The zero point and the ends of the range are codes of the type.
    private static IEnumerable<JsonObject> Codes(bool signed)
    {
        for (int bits = FewestBits; bits <= KernelSpecification.MostOutputBits; bits++)
        {
            var type = new IntegerType(signed, bits);
            yield return new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["pattern"] = $"^ *{Type(signed, bits, bits)} *$" } } },
                ["then"] = new JsonObject
                {
                    ["properties"] = new JsonObject(new[] { "zero_point", QuantizationReader.QMin, QuantizationReader.QMax }.Select(
                        code => KeyValuePair.Create(code, (JsonNode?)new JsonObject { ["minimum"] = type.Min, ["maximum"] = type.Max }))),
                },
            };
        }
    }
}
