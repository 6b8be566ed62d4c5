using System.Text.Json.Nodes;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>The schema of a format, in the notations that <see cref="QuantizationReader"/> reads: the one place of the schema that knows them.</summary>
internal static class FormatSchema
{
    private const int FewestBits = 2;

    private const string Scale = @" *\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)? *";

    /// <summary>The schema of a format of any width.</summary>
    public static JsonObject Of() => KernelSchema.Either(
        new JsonObject
        {
            ["description"] = "Qm.n, UQm.n, or type:scale:zero_point such as int8:0.0313725:-3.",
            ["pattern"] = Notation(KernelSpecification.MostOutputBits),
        },
        new JsonObject
        {
            ["description"] = "real = scale * (code - zero_point).",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^{Type(KernelSpecification.MostOutputBits)}$" },
                ["scale"] = new JsonObject { ["type"] = "number", ["minimum"] = Quantization.SmallestScale, ["maximum"] = Quantization.LargestScale },
                ["zero_point"] = new JsonObject { ["description"] = "The code of real 0, a value of the type; 0 where it is left out.", ["type"] = new JsonArray("integer", "null") },
            },
            ["required"] = KernelSchema.Words(["type", "scale"]),
            ["additionalProperties"] = false,
            ["allOf"] = new JsonArray([.. ZeroPoints(signed: true), .. ZeroPoints(signed: false)]),
        });

    /// <summary>The schema of a format of at most so many bits.</summary>
    public static JsonObject Narrowed(int mostBits)
    {
        JsonObject narrower = KernelSchema.Either(
            new JsonObject { ["pattern"] = Notation(mostBits) },
            new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["pattern"] = $"^{Type(mostBits)}$" } } });
        narrower["$ref"] = "#/$defs/format";
        return narrower;
    }

    // Every notation of a format in a string.
    private static string Notation(int mostBits) => $"^({Fixed("Q", mostBits - 1)}|{Fixed("UQ", mostBits)}|{Type(mostBits)}:{Scale}(:[+-]?[0-9]+)?)$";

    // So many integer bits leave so many fraction bits.
    private static string Fixed(string letters, int mostBits)
    {
        int least = letters == "Q" ? FewestBits - 1 : FewestBits;
        return $"{letters}({string.Join('|', Enumerable.Range(0, mostBits + 1).Select(whole => $@"{Digits(whole, whole)}\.{Digits(Math.Max(0, least - whole), mostBits - whole)}"))})";
    }

    private static string Type(int mostBits) => $"u?int{Digits(FewestBits, mostBits)}";

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

    // The zero point is a code of the type.
    private static IEnumerable<JsonObject> ZeroPoints(bool signed)
    {
        for (int bits = FewestBits; bits <= KernelSpecification.MostOutputBits; bits++)
        {
            var type = new IntegerType(signed, bits);
            yield return new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["pattern"] = $"^{(signed ? "" : "u")}int{Digits(bits, bits)}$" } } },
                ["then"] = new JsonObject { ["properties"] = new JsonObject { ["zero_point"] = new JsonObject { ["minimum"] = type.Min, ["maximum"] = type.Max } } },
            };
        }
    }
}
