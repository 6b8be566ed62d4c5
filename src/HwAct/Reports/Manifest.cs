using System.Text.Encodings.Web;
using System.Text.Json;
using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>The manifest of a kernel, <c>N.json</c>: what was asked for, what was made, and every figure that was proven.</summary>
public static class Manifest
{
    /// <summary>Version of the format; it rises when a member changes its meaning or goes away.</summary>
    public const int FormatVersion = SpecificationReader.ManifestFormat;

    private const string RomCounted =
        "rom_bits: every stored bit that the datapath reads (entries, coefficients, breakpoints) at its exact width; rom_bytes: the same tables as C arrays; constants wired into the program are not counted";

    // Formulas are text for people: Φ stays Φ. The file is never embedded in HTML.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The manifest of a kernel whose folder holds nothing else.</summary>
    public static Artifact Of(ProvenKernel kernel) => Of(kernel, []);

    /// <summary>The manifest of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="files">Paths of the other files in its folder. The vectors file may be among them: it is left out of the list,
    /// because it is written only on request and a manifest must not depend on that.</param>
    public static Artifact Of(ProvenKernel kernel, IEnumerable<string> files)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, kernel, files);
        }

        return new Artifact(PathOf(kernel.Specification.Name), Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n");
    }

    /// <summary>Path of the manifest of a kernel below its folder.</summary>
    public static string PathOf(string kernel) => kernel + ".json";

    private static void Write(Utf8JsonWriter writer, ProvenKernel kernel, IEnumerable<string> files)
    {
        writer.WriteStartObject();
        writer.WriteNumber("format_version", FormatVersion);
        writer.WriteString("name", kernel.Specification.Name);
        writer.WriteString("tool_version", ToolVersion.Text);
        writer.WritePropertyName("specification");
        SpecificationWriter.Write(writer, kernel.Specification);
        WriteActivation(writer, kernel.Specification);
        WriteMethod(writer, kernel);
        WritePromise(writer, kernel);
        writer.WriteNumber("latency", Schedule.Combinational.Latency);
        WriteCost(writer, kernel.Kernel);
        ManifestFigures.WriteError(writer, "error", kernel.Specification.Function, kernel.Error);
        if (kernel.Inner is InnerValue inner)
        {
            WriteInner(writer, inner, kernel.Curve);
        }

        if (!kernel.Design.ErrorShares.IsEmpty)
        {
            ManifestFigures.WriteShares(writer, kernel.Design.ErrorShares);
        }

        ManifestFigures.WriteProperties(writer, kernel.Properties);
        if (FormError.Of(kernel.Specification) is FormError form)
        {
            ManifestFigures.WriteFormError(writer, form);
        }

        WriteVectors(writer, kernel);
        WriteFiles(writer, kernel, files);
        writer.WriteEndObject();
    }

    private static void WriteActivation(Utf8JsonWriter writer, KernelSpecification specification)
    {
        Activation activation = specification.Activation;
        writer.WriteStartObject("activation");
        writer.WriteString("name", activation.Name);
        writer.WriteString("title", specification.Function.Title);
        writer.WriteString("formula", specification.Function.Formula);
        if (activation.Approximates is Activation approximated)
        {
            writer.WriteString("approximates", approximated.Name);
        }

        writer.WriteEndObject();
    }

    private static void WriteMethod(Utf8JsonWriter writer, ProvenKernel kernel)
    {
        writer.WriteStartObject("method");
        writer.WriteString("name", kernel.Specification.Method.Name);
        writer.WriteStartObject("parameters");
        SpecificationWriter.WriteParameters(writer, kernel.Design.Parameters);

        writer.WriteEndObject();
        writer.WriteStartArray("remarks");
        foreach (string remark in kernel.Design.Remarks)
        {
            writer.WriteStringValue(remark);
        }

        writer.WriteEndArray();
        WriteMinimality(writer, kernel.Design.Minimality);
        writer.WriteEndObject();
    }

    private static void WriteMinimality(Utf8JsonWriter writer, ImmutableArray<InfeasibleStretch> stretches)
    {
        if (stretches.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("minimality");
        writer.WriteString("meaning", "fewer segments cannot do: no line of this arithmetic that starts at or before first serves first to last");
        writer.WriteStartArray("infeasible_positions");
        foreach (InfeasibleStretch stretch in stretches)
        {
            writer.WriteStartObject();
            writer.WriteNumber("first", stretch.First);
            writer.WriteNumber("last", stretch.Last);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePromise(Utf8JsonWriter writer, ProvenKernel kernel)
    {
        // Null: the method was given its parameters and no bound, and did the best it could with them.
        writer.WritePropertyName("promise_lsb");
        if (kernel.Design.PromiseLsb is double promise)
        {
            writer.WriteNumberValue(promise);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteCost(Utf8JsonWriter writer, Kernel kernel)
    {
        writer.WriteNumber("rom_bits", kernel.RomBits);
        writer.WriteNumber("rom_bytes", kernel.RomBytes);
        writer.WriteString("rom_counted", RomCounted);
        writer.WriteStartArray("tables");
        foreach (Table table in kernel.Tables)
        {
            writer.WriteStartObject();
            writer.WriteString("name", table.Name);
            writer.WriteNumber("entries", table.Entries.Length);
            writer.WriteNumber("width", table.Type.Bits);
            writer.WriteBoolean("signed", table.Type.Signed);
            writer.WriteNumber("rom_bits", table.RomBits);
            writer.WriteNumber("rom_bytes", table.RomBytes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("multiplications", kernel.Multiplications);
        writer.WriteNumber("steps", ReportProgram.Count(kernel));
    }

    private static void WriteInner(Utf8JsonWriter writer, InnerValue inner, ProvenActivation value)
    {
        writer.WriteStartObject(inner.Member);
        writer.WriteString("meaning", inner.Definition);
        writer.WriteString("type", value.Specification.Output.Type.ToString());
        writer.WriteNumber("scale", value.Specification.Output.Scale);
        ManifestFigures.WriteError(writer, "error", value.Specification.Function, value.Error);
        writer.WriteEndObject();
    }

    private static void WriteVectors(Utf8JsonWriter writer, ProvenKernel kernel)
    {
        writer.WriteStartObject("vectors");
        writer.WriteString("file", VectorsText.PathOf(kernel.Specification.Name));
        writer.WriteString("sha256", kernel.Digest.Sha256);
        writer.WriteNumber("codes", VectorOrder.Count(kernel));
        writer.WriteString("order", VectorOrder.Of(kernel));
        writer.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter writer, ProvenKernel kernel, IEnumerable<string> files)
    {
        writer.WriteStartArray("files");
        foreach (string file in files.Append(PathOf(kernel.Specification.Name)).Where(file => file != VectorsText.PathOf(kernel.Specification.Name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            writer.WriteStringValue(file);
        }

        writer.WriteEndArray();
    }
}
