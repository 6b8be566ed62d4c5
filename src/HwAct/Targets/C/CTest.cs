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

    /// <summary>The source.</summary>
    public static string Write(ProvenKernel proven, TemplateRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ImmutableArray<TestedCodes> tested = TestedCodes.Of(proven);
        KernelProgram kernel = proven.Kernel;
        IntegerType output = kernel.Output.Type;
        ImmutableArray<CodeLine> lines = CodeLine.Cover(TestedCodes.Outputs(kernel, tested));
        bool isNarrow = output.StorageBits <= NarrowBits;
        return renderer.Render("c/test.c.scriban", new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["together"] = Text($"{Together}"),
            ["what"] = What(kernel, tested),
            ["one_input"] = tested.Length == 1,
            ["ports"] = TemplateValue.List(kernel.Inputs.Zip(tested, (port, codes) => Port(kernel, port, codes))),
            ["is_strided"] = tested.Any(codes => codes.Stride > 1),
            ["output_type"] = CType.Storage(output),
            ["is_signed"] = output.Signed ? "1" : "0",
            ["place_type"] = isNarrow ? "uint32_t" : "uint64_t",
            ["is_extended"] = isNarrow && output.Signed,
            ["line_count"] = Text($"{lines.Length}"),
            ["rows"] = TemplateValue.List(lines.Select((line, index) =>
                $"{{ {Text($"{line.Count}"),5}u, {Pattern(line.Start, isNarrow)}, {Pattern(line.Step, isNarrow)} }}{(index < lines.Length - 1 ? "," : "")}")),
        });
    }

    private static TemplateModel Port(KernelProgram kernel, Port port, TestedCodes codes) => new()
    {
        ["label"] = port.Name,
        ["type"] = CType.Storage(port.Type),
        ["count"] = Text($"{codes.Count}"),
        ["code"] = codes.Stride == 1
            ? $"{CLiteral.Operand(codes.Codes.Min)} + (int32_t)at_{port.Name}"
            : $"{kernel.Name}{Suffix}_nearest({CLiteral.Of(codes.Stride)} * ((int32_t)at_{port.Name} + {CLiteral.Operand(codes.First)}), {CLiteral.Of(codes.Codes.Min)}, {CLiteral.Of(codes.Codes.Max)})",
    };

    private static string What(KernelProgram kernel, ImmutableArray<TestedCodes> tested) => string.Join(
        " with ",
        tested.Select((codes, index) => codes.Stride == 1
            ? Text($"every {kernel.Inputs[index].Name} from {codes.Codes.Min} to {codes.Codes.Max}")
            : Text($"each {kernel.Inputs[index].Name} that is a multiple of {codes.Stride}, {codes.Codes.Min} and {codes.Codes.Max}")));

    private static string Pattern(long value, bool isNarrow) => isNarrow
        ? Text($"0x{value & uint.MaxValue:X8}u")
        : Text($"UINT64_C(0x{value & 0xFFFFFFFFFFFF:X12})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
