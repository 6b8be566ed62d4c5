using System.Text.Json;
using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>The manifest of a kernel, <c>N.json</c>: what was asked for, what was made, and every figure that was proven.</summary>
internal static class Manifest
{
    /// <summary>Version of the format; it rises when a member changes its meaning or goes away.</summary>
    public const int FormatVersion = SpecificationReader.ManifestFormat;

    private const string RomCounted =
        "rom_bits: every stored bit that the datapath reads (entries, coefficients, breakpoints) at its exact width; rom_bytes: the same tables as C arrays; c_rom_bytes: the tables that N.c has, which may be others of the same values; wired_bits: the constants in the program itself (limits, thresholds, coefficients, zero points), each use at the width of its value, 0 as none, amounts of shifts not counted";

    /// <summary>The manifest of a kernel whose folder holds nothing else.</summary>
    public static Artifact Of(ProvenKernel kernel) => Of(kernel, []);

    /// <summary>The manifest of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="files">The other files in its folder. The vectors file may be among them: it is left out of the list, because it is
    /// written only on request, a manifest must not depend on that, and its hash is stated apart.</param>
    public static Artifact Of(ProvenKernel kernel, IEnumerable<Artifact> files) => Of(
        kernel,
        files.Where(file => file.Path != VectorsText.PathOf(kernel.Specification.Name)).ToImmutableSortedDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal),
        ToolVersion.Text);

    /// <summary>The manifest of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="files">SHA-256 of each other file in its folder, by path, in lower-case hex.</param>
    /// <param name="toolVersion">Version of the tool that wrote the files.</param>
    public static Artifact Of(ProvenKernel kernel, ImmutableSortedDictionary<string, string> files, string toolVersion) =>
        new(PathOf(kernel.Specification.Name), IndentedJson.Of(writer => Write(writer, kernel, files, toolVersion)) + "\n");

    /// <summary>Path of the manifest of a kernel below its folder.</summary>
    public static string PathOf(string kernel) => kernel + ".json";

    private static void Write(Utf8JsonWriter writer, ProvenKernel kernel, ImmutableSortedDictionary<string, string> files, string toolVersion)
    {
        writer.WriteStartObject();
        writer.WriteNumber("format_version", FormatVersion);
        writer.WriteString("name", kernel.Specification.Name);
        writer.WriteString("tool_version", toolVersion);
        writer.WritePropertyName("specification");
        SpecificationWriter.Write(writer, kernel.Specification);
        WriteFormats(writer, kernel.Specification);
        WriteActivation(writer, kernel.Specification);
        WriteMethod(writer, kernel);
        WritePromise(writer, kernel);
        WriteLatency(writer, kernel);
        WriteCost(writer, kernel);
        WriteImages(writer, kernel);
        writer.WriteString("coverage", ErrorWords.Coverage(kernel));
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
        WriteFiles(writer, files);
        writer.WriteEndObject();
    }

    // What codes mean, every number exact: the scale as the double that it is, in decimal and in hexadecimal.
    private static void WriteFormats(Utf8JsonWriter writer, KernelSpecification specification)
    {
        writer.WriteStartObject("formats");
        foreach ((FunctionPort port, Quantization format) in specification.Ports)
        {
            WriteFormat(writer, port.Member, format);
        }

        WriteFormat(writer, "output", specification.Output);
        writer.WriteEndObject();
    }

    private static void WriteFormat(Utf8JsonWriter writer, string member, Quantization format)
    {
        writer.WriteStartObject(member);
        writer.WriteString("type", format.Type.ToString());
        writer.WriteNumber("min", format.MinCode);
        writer.WriteNumber("max", format.MaxCode);
        if (format.IsNarrowed && member != "output")
        {
            writer.WriteString("outside", RangeNotation.WordOf(format.Outside));
        }

        writer.WriteExact("scale", format.Scale);
        writer.WriteString("scale_hex", Figure.Hex(format.Scale));
        writer.WriteNumber("zero_point", format.ZeroPoint);
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
        writer.WriteString("name", kernel.Design.Method);
        writer.WriteStartObject("parameters");
        SpecificationWriter.WriteParameters(writer, kernel.Design.Parameters);
        writer.WriteEndObject();
        writer.WriteStartObject("derived");
        SpecificationWriter.WriteParameters(writer, kernel.Design.Derived);
        writer.WriteEndObject();
        writer.WriteString("command", GenerateCommand.Of(kernel.Designed.Explicit));
        if (kernel.Design.Comparison is string comparison)
        {
            writer.WriteString("chosen_by", kernel.Specification.Method.Name);
            writer.WriteString("comparison", comparison);
        }

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

    // Every target that is pipelined, each in its own way.
    private static void WriteLatency(Utf8JsonWriter writer, ProvenKernel kernel)
    {
        (string Target, Pipeline Pipeline)[] pipelines = [.. PipelinesOf(kernel)];
        writer.WriteNumber("latency", LatencyOf(pipelines));
        if (pipelines.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("pipelines");
        foreach ((string target, Pipeline pipeline) in pipelines)
        {
            writer.WriteStartObject();
            writer.WriteString("target", target);
            writer.WriteNumber("latency", pipeline.Schedule.Latency);
            writer.WriteString("device", pipeline.Device);
            if (pipeline.Request.Clock?.Megahertz is double clock)
            {
                writer.WriteNumber("clock_mhz", clock);
            }

            writer.WriteNumber("modeled_mhz", pipeline.Megahertz);
            writer.WriteNumber("register_bits", pipeline.RegisterBits);
            if (pipeline.MemoryRegisterBits > 0)
            {
                writer.WriteNumber("memory_register_bits", pipeline.MemoryRegisterBits);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static int LatencyOf((string Target, Pipeline Pipeline)[] pipelines) => pipelines.Select(one => one.Pipeline.Schedule.Latency).DefaultIfEmpty(0).Max();

    private static IEnumerable<(string Target, Pipeline Pipeline)> PipelinesOf(ProvenKernel kernel) =>
        from target in TargetCatalog.All
        where kernel.Specification.Targets.Contains(target.Declaration.Name)
        let pipeline = target.Pipelined(kernel)
        where pipeline is { Schedule.Latency: > 0 }
        select (target.Declaration.Name, pipeline);

    private static void WriteCost(Utf8JsonWriter writer, ProvenKernel proven)
    {
        KernelProgram kernel = proven.Kernel;
        writer.WriteNumber("rom_bits", kernel.RomBits);
        writer.WriteNumber("rom_bytes", kernel.RomBytes);
        if (CTarget.TableBytes(proven) is long bytes)
        {
            writer.WriteNumber("c_rom_bytes", bytes);
        }

        writer.WriteNumber("wired_bits", kernel.WiredBits);
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

    // Where images are asked for besides the usual ones, which a README explains, it is stated how each of them is laid out.
    private static void WriteImages(Utf8JsonWriter writer, ProvenKernel kernel)
    {
        if (kernel.Specification.Targets.Find(TargetDeclarations.Rom.Name) is not TargetChoice choice || RomDeclaration.Images.In(choice).IsEmpty || kernel.Kernel.Tables.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("rom_images");
        foreach (RomImageFormat format in RomImageFormat.Of(choice))
        {
            writer.WriteStartObject();
            writer.WriteString("ending", format.Ending);
            writer.WriteString("layout", format.Layout);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteInner(Utf8JsonWriter writer, InnerValue inner, ProvenActivation value)
    {
        writer.WriteStartObject(inner.Member);
        writer.WriteString("meaning", inner.Definition);
        writer.WriteString("type", value.Specification.Output.Type.ToString());
        writer.WriteExact("scale", value.Specification.Output.Scale);
        writer.WriteString("scale_hex", Figure.Hex(value.Specification.Output.Scale));
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

    private static void WriteFiles(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> files)
    {
        writer.WriteStartObject("files");
        foreach ((string path, string sha256) in files)
        {
            writer.WriteString(path, sha256);
        }

        writer.WriteEndObject();
    }
}
