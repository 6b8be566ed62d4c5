using System.Text.Json;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>A network of look-up tables in a stored program: each table as an array of its bits in hexadecimal and the signals that it reads.</summary>
internal static class NetworkText
{
    private const int LutsInRow = 8;

    private static readonly string[] Members = ["inputs", "lut_inputs", "signed", "luts", "outputs"];

    /// <summary>Writes the member of a step.</summary>
    public static void Write(Utf8JsonWriter line, LogicNetwork network)
    {
        line.WriteStartObject("network");
        line.WriteNumber("inputs", network.Inputs);
        line.WriteNumber("lut_inputs", network.LutInputs);
        line.WriteBoolean("signed", network.Type.Signed);
        line.WritePropertyName("luts");
        string[] rows = [.. network.Luts.Chunk(LutsInRow).Select(row => string.Join(",", row.Select(Text)))];
        line.WriteRawValue(rows.Length == 0 ? "[]" : $"[\n        {string.Join(",\n        ", rows)}]");
        line.WritePropertyName("outputs");
        line.WriteRawValue($"[{string.Join(",", network.Outputs.Select(Figure))}]");
        line.WriteEndObject();
    }

    /// <summary>Reads a network.</summary>
    /// <exception cref="KernelException">It is none.</exception>
    /// <exception cref="SpecificationException">It is not written as one.</exception>
    public static LogicNetwork Read(LocatedValue network)
    {
        network.Require(ValueKind.Object, "a network").RequireKnown(Members);
        LocatedValue signed = network.Required("signed", "true or false");
        return new LogicNetwork(
            (int)DesignReader.Whole(network, "inputs", 1, LogicNetwork.MostBits),
            (int)DesignReader.Whole(network, "lut_inputs", 1, Lut.MostInputs),
            [.. DesignReader.Items(network, "luts").Select(ReadLut)],
            [.. DesignReader.Items(network, "outputs").Select(Signal)],
            signed.Kind == ValueKind.Boolean ? signed.Text == "true" : throw signed.Wrong("true or false is needed"));
    }

    private static string Text(Lut lut) => $"[\"{lut.Table.ToString("X" + HexDigits(lut.Inputs.Length), CultureInfo.InvariantCulture)}\"{string.Concat(lut.Inputs.Select(input => "," + Figure(input)))}]";

    private static string Figure(int signal) => signal.ToString(CultureInfo.InvariantCulture);

    private static int HexDigits(int inputs) => Math.Max(1, (1 << inputs) / 4);

    private static Lut ReadLut(LocatedValue value)
    {
        const string Needed = "a table in hexadecimal and the signals that it reads";
        ImmutableArray<LocatedValue> items = value.Require(ValueKind.Array, Needed).Items;
        return items.Length is >= 1 and <= 1 + Lut.MostInputs
            && items[0].Kind == ValueKind.Text
            && items[0].Text.Length == HexDigits(items.Length - 1)
            && ulong.TryParse(items[0].Text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong table)
            ? new Lut(table, [.. items.Skip(1).Select(Signal)])
            : throw value.Wrong($"{Needed} are needed, one digit for four combinations of them");
    }

    private static int Signal(LocatedValue value) => (int)DesignReader.Whole(value, 0, LogicNetwork.MostBits + LogicNetwork.MostLuts);
}
