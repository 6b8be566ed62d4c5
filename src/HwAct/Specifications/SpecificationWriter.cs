using System.Text.Json;
using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Writes a specification in its one canonical form, which reads back to the same specification.</summary>
/// <remarks>Formats are objects, so that a program need not parse a notation; parameters are written only where there are any;
/// the range of codes is written only where it leaves some out;
/// <c>max_error_lsb</c> is written only where it is not what these parameters stand for anyway, <c>targets</c> only where they are not the default, <c>recorded</c> only where inputs were recorded.</remarks>
internal static class SpecificationWriter
{
    private const int Indent = 2;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The kernel as indented JSON, lines ended by LF, none at the end.</summary>
    public static string ToJson(KernelSpecification specification)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, specification);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes the kernel as an object, as the element of an array or the value of a member.</summary>
    public static void Write(Utf8JsonWriter writer, KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(specification);
        writer.WriteStartObject();
        writer.WriteString("name", specification.Name);
        writer.WritePropertyName("activation");
        WriteActivation(writer, specification.Activation);
        foreach ((FunctionPort port, Quantization format) in specification.Ports)
        {
            writer.WritePropertyName(port.Member);
            WriteQuantization(writer, format);
        }

        writer.WritePropertyName("output");
        WriteQuantization(writer, specification.Output);
        writer.WriteString("rounding", RoundingRuleNames.NameOf(specification.Rounding));
        writer.WritePropertyName("method");
        WriteChoice(writer, specification.Method.Name, specification.Method.Parameters);
        if (specification.Bound != specification.Method.DefaultBound)
        {
            WriteBound(writer, specification.Bound);
        }

        if (specification.Targets != TargetSelection.Default)
        {
            writer.WriteStartArray("targets");
            foreach (TargetChoice target in specification.Targets.Choices)
            {
                WriteChoice(writer, target.Name, target.Options);
            }

            writer.WriteEndArray();
        }

        if (specification.Recorded is RecordedInputs recorded)
        {
            WriteRecorded(writer, recorded, specification.Input.Codes);
        }

        writer.WriteEndObject();
    }

    // A row is a line, or a histogram of 256 codes would be as many.
    private static void WriteRecorded(Utf8JsonWriter writer, RecordedInputs recorded, IntegerCodes codes)
    {
        writer.WriteStartObject(RecordedInputsReader.Member);
        if (recorded.Sha256 is string sha256)
        {
            writer.WriteString("sha256", sha256);
        }

        writer.WriteNumber("clipped", recorded.Clipped);
        string indent = !writer.Options.Indented ? "" : "\n" + new string(' ', Indent * (writer.CurrentDepth + 1));
        writer.WritePropertyName("counts");
        writer.WriteRawValue($"[{string.Join(',', recorded.Rows(codes).Select(row => $"{indent}[{string.Join(", ", row.Counts.Prepend(row.First).Select(Figure.Text))}]"))}{(indent.Length > 0 ? indent[..^Indent] : "")}]");
        writer.WriteEndObject();
    }

    /// <summary>Writes a bound as the member <c>max_error_lsb</c>.</summary>
    internal static void WriteBound(Utf8JsonWriter writer, ErrorBound bound)
    {
        writer.WritePropertyName("max_error_lsb");
        if (bound.Word is string word)
        {
            writer.WriteStringValue(word);
        }
        else
        {
            writer.WriteNumberValue(bound.MaxLsb);
        }
    }

    private static void WriteActivation(Utf8JsonWriter writer, Activation activation)
    {
        if (activation.Parameters.IsEmpty)
        {
            writer.WriteStringValue(activation.Name);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("name", activation.Name);
        foreach ((string name, double value) in activation.Parameters)
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a format as an object.</summary>
    internal static void WriteQuantization(Utf8JsonWriter writer, Quantization quantization)
    {
        writer.WriteStartObject();
        writer.WriteString("type", quantization.Type.ToString());
        writer.WriteExact("scale", quantization.Scale);
        writer.WriteNumber("zero_point", quantization.ZeroPoint);
        if (quantization.IsNarrowed || quantization.Outside != OutsideCodes.Clamp)
        {
            writer.WriteNumber("qmin", quantization.MinCode);
            writer.WriteNumber("qmax", quantization.MaxCode);
        }

        if (quantization.Outside != OutsideCodes.Clamp)
        {
            writer.WriteString("outside", RangeNotation.WordOf(quantization.Outside));
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes each parameter as a member, a number, a word, or an array of words.</summary>
    internal static void WriteParameters(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, ParameterValue>> parameters)
    {
        foreach ((string name, ParameterValue value) in parameters)
        {
            writer.WritePropertyName(name);
            if (value.IsNumber)
            {
                writer.WriteNumberValue(value.Number);
            }
            else if (value.Word is ParameterValue.True or ParameterValue.False)
            {
                writer.WriteBooleanValue(value.Word == ParameterValue.True);
            }
            else if (value.IsList)
            {
                writer.WriteStartArray();
                foreach (string word in value.Words)
                {
                    writer.WriteStringValue(word);
                }

                writer.WriteEndArray();
            }
            else
            {
                writer.WriteStringValue(value.Word);
            }
        }
    }

    private static void WriteChoice(Utf8JsonWriter writer, string choice, ImmutableSortedDictionary<string, ParameterValue> parameters)
    {
        if (parameters.IsEmpty)
        {
            writer.WriteStringValue(choice);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("name", choice);
        WriteParameters(writer, parameters);

        writer.WriteEndObject();
    }
}
