using System.Text.Json;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Numbers in the JSON that HwAct writes, with the digits that every other form of a result has.</summary>
internal static class JsonFigures
{
    /// <summary>Writes a measured figure as a member; null where there is none.</summary>
    public static void WriteFigure(this Utf8JsonWriter writer, string member, double? value) => writer.WritePrinted(member, value is double known ? Figure.Text(known) : "null");

    /// <summary>Writes a bound from above as a member: rounded upward.</summary>
    public static void WriteBound(this Utf8JsonWriter writer, string member, double bound) => writer.WritePrinted(member, Figure.AtMost(bound));

    /// <summary>Writes a bound from above as a member: rounded upward.</summary>
    public static void WriteBound(this Utf8JsonWriter writer, string member, DecimalFigure bound) => writer.WritePrinted(member, Figure.AtMost(bound));

    /// <summary>Writes a double as a member, with the digits that are read as the same double.</summary>
    public static void WriteExact(this Utf8JsonWriter writer, string member, double value) => writer.WritePrinted(member, Quantization.Text(value));

    /// <summary>Writes a value that is printed already as a member.</summary>
    public static void WritePrinted(this Utf8JsonWriter writer, string member, string printed)
    {
        writer.WritePropertyName(member);
        writer.WriteRawValue(printed);
    }
}
