using System.Text.Json;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>Writes how a program was made, and the program.</summary>
internal static class DesignWriter
{
    private const int EntriesInRow = 16;

    /// <summary>Writes the members of a design into an object that is open.</summary>
    public static void Write(Utf8JsonWriter writer, Design design)
    {
        writer.WriteStartObject("design");
        writer.WriteString("method", design.Method);
        writer.WriteString("bound", design.Bound.ToString());
        writer.WriteStartObject("parameters");
        SpecificationWriter.WriteParameters(writer, design.Parameters);
        writer.WriteEndObject();
        writer.WriteStartObject("derived");
        SpecificationWriter.WriteParameters(writer, design.Derived);
        writer.WriteEndObject();
        if (design.Comparison is string comparison)
        {
            writer.WriteString("comparison", comparison);
        }

        WriteList(writer, "remarks", design.Remarks, (line, remark) => line.WriteStringValue(remark));
        WriteList(writer, "infeasible", design.Minimality, (line, stretch) => WriteNumbers(line, stretch.First, stretch.Last));
        WriteList(writer, "shares", design.ErrorShares, (line, share) =>
        {
            line.WriteStartObject();
            line.WriteString("name", share.Name);
            line.WriteNumber("max_lsb", share.MaxLsb);
            line.WriteString("description", share.Description);
            line.WriteEndObject();
        });
        writer.WriteEndObject();
        Write(writer, design.Kernel);
    }

    private static void Write(Utf8JsonWriter writer, KernelProgram kernel)
    {
        writer.WriteStartObject("program");
        WriteList(writer, "inputs", kernel.Inputs, WritePort);
        WriteList(writer, "tables", kernel.Tables, WriteTable);
        WriteList(writer, "steps", kernel.Steps.Where(step => step is not Input), (line, step) => WriteStep(line, step, kernel.RangeOf(step)));
        writer.WritePropertyName("result");
        WriteOperand(writer, kernel.Result);
        writer.WritePropertyName("output");
        writer.WriteRawValue(IndentedJson.Line(line => WritePort(line, kernel.Output)));
        writer.WriteEndObject();
    }

    private static void WritePort(Utf8JsonWriter line, Port port)
    {
        line.WriteStartObject();
        line.WriteString("name", port.Name);
        line.WriteString("type", port.Type.ToString());
        if (port.IsNarrowed)
        {
            line.WritePropertyName("codes");
            WriteNumbers(line, port.Codes.Min, port.Codes.Max);
        }

        line.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter line, Table table)
    {
        line.WriteStartObject();
        line.WriteString("name", table.Name);
        line.WriteString("type", table.Type.ToString());
        line.WriteString("remark", table.Remark);
        line.WritePropertyName("entries");
        IEnumerable<string> rows = table.Entries.Chunk(EntriesInRow).Select(row => string.Join(",", row.Select(entry => entry.ToString(CultureInfo.InvariantCulture))));
        line.WriteRawValue($"[\n        {string.Join(",\n        ", rows)}]");
        line.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter line, Step step, ValueRange range)
    {
        line.WriteStartObject();
        line.WriteString("name", step.Name);
        line.WriteString("operation", OperationCatalog.WordOf(step));
        line.WriteStartArray("operands");
        foreach (Step operand in step.Operands)
        {
            WriteOperand(line, operand);
        }

        line.WriteEndArray();
        if (step.Table is Table table)
        {
            line.WriteString("table", table.Name);
        }

        if (step.Network is LogicNetwork network)
        {
            NetworkText.Write(line, network);
        }

        if (step.KeptBits is int bits)
        {
            line.WriteNumber("bits", bits);
        }

        line.WritePropertyName("range");
        WriteNumbers(line, range.Min, range.Max);
        if (step.Remark.Length > 0)
        {
            line.WriteString("remark", step.Remark);
        }

        line.WriteEndObject();
    }

    // A step by its name, a constant by its value.
    private static void WriteOperand(Utf8JsonWriter writer, Step operand)
    {
        if (operand is Constant constant)
        {
            writer.WriteNumberValue(constant.Value);
        }
        else
        {
            writer.WriteStringValue(operand.Name);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter line, long first, long second)
    {
        line.WriteStartArray();
        line.WriteNumberValue(first);
        line.WriteNumberValue(second);
        line.WriteEndArray();
    }

    // One element a line.
    private static void WriteList<T>(Utf8JsonWriter writer, string member, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        string[] lines = [.. items.Select(item => IndentedJson.Line(line => write(line, item)))];
        writer.WritePropertyName(member);
        writer.WriteRawValue(lines.Length == 0 ? "[]" : $"[\n      {string.Join(",\n      ", lines)}\n    ]");
    }
}
