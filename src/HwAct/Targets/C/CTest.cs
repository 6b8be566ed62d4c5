using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>The test that users run on their own part: every code, by a compiler and a core that nobody here has seen.</summary>
internal static class CTest
{
    /// <summary>Appended to a kernel's name: the test's function, and its file.</summary>
    public const string Suffix = "_test";

    // Codes that the array form gets at a time: no whole number of any vector, so that what is left over is run too.
    private const int Together = 61;

    // A code and its part.
    private const int NarrowBits = 32 - CodeLine.PartBits;

    /// <summary>The source of a kernel's.</summary>
    public static string Write(ProvenKernel proven, TemplateRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(proven);
        KernelProgram kernel = proven.Kernel;
        ImmutableArray<TestedCodes> tested = TestedCodes.Of(kernel, proven.Specification);
        return Write(kernel.Name, KernelFacts.Title(proven), [.. kernel.Inputs.Zip(tested)], kernel.Output.Type, TestedCodes.Outputs(kernel, tested), renderer);
    }

    /// <summary>The source.</summary>
    /// <param name="name">Name of what is tested.</param>
    /// <param name="title">What it computes.</param>
    /// <param name="ports">Its ports, and the codes of each that are run.</param>
    /// <param name="output">The type of an output code.</param>
    /// <param name="outputs">The output code of each, the second port fastest.</param>
    /// <param name="renderer">Renders the template.</param>
    public static string Write(
        string name, string title, ImmutableArray<(Port Port, TestedCodes Codes)> ports, IntegerType output, ReadOnlySpan<long> outputs, TemplateRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ImmutableArray<CodeLine> lines = CodeLine.Cover(outputs);
        bool isNarrow = output.StorageBits <= NarrowBits;
        return renderer.Render("c/test.c.scriban", new TemplateModel
        {
            ["name"] = name,
            ["title"] = title,
            ["together"] = Text($"{Together}"),
            ["what"] = string.Join(" with ", ports.Select(What)),
            ["one_input"] = ports.Length == 1,
            ["ports"] = TemplateValue.List(ports.Select(port => PortModel(name, port.Port, port.Codes))),
            ["is_strided"] = ports.Any(port => port.Codes.Stride > 1),
            ["output_type"] = CType.Storage(output),
            ["is_signed"] = output.Signed ? "1" : "0",
            ["place_type"] = isNarrow ? "uint32_t" : "uint64_t",
            ["is_extended"] = isNarrow && output.Signed,
            ["line_count"] = Text($"{lines.Length}"),
            ["rows"] = TemplateValue.List(lines.Select((line, index) =>
                $"{{ {Text($"{line.Count}"),5}u, {Pattern(line.Start, isNarrow)}, {Pattern(line.Step, isNarrow)} }}{(index < lines.Length - 1 ? "," : "")}")),
        });
    }

    private static TemplateModel PortModel(string name, Port port, TestedCodes codes) => new()
    {
        ["label"] = port.Name,
        ["type"] = CType.Storage(port.Type),
        ["count"] = Text($"{codes.Count}"),
        ["code"] = codes.Stride == 1
            ? $"{CLiteral.Operand(codes.Codes.Min)} + (int32_t)at_{port.Name}"
            : $"{name}{Suffix}_nearest({CLiteral.Of(codes.Stride)} * ((int32_t)at_{port.Name} + {CLiteral.Operand(codes.First)}), {CLiteral.Of(codes.Codes.Min)}, {CLiteral.Of(codes.Codes.Max)})",
    };

    private static string What((Port Port, TestedCodes Codes) one) => one.Codes.Stride == 1
        ? Text($"every {one.Port.Name} from {one.Codes.Codes.Min} to {one.Codes.Codes.Max}")
        : Text($"each {one.Port.Name} that is a multiple of {one.Codes.Stride}, {one.Codes.Codes.Min} and {one.Codes.Codes.Max}");

    private static string Pattern(long value, bool isNarrow) => isNarrow
        ? Text($"0x{value & uint.MaxValue:X8}u")
        : Text($"UINT64_C(0x{value & 0xFFFFFFFFFFFF:X12})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
