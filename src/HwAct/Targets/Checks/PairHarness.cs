using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>The programs that run a kernel of two inputs row by row, as <see cref="PairProgram"/> reads them.</summary>
internal static class PairHarness
{
    /// <summary>The source of a program.</summary>
    /// <param name="template">Its template.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="header">The file that declares the kernel.</param>
    /// <param name="latency">Clocks from input to output.</param>
    public static string Write(string template, KernelProgram kernel, string header, int latency = 0) => TemplateRenderer.Create(directory: null).Render(
        template,
        new TemplateModel
        {
            ["name"] = kernel.Name,
            ["header"] = header,
            ["is_clocked"] = latency > 0,
            ["latency"] = Text($"{latency}"),
            ["gate"] = Model(kernel.Inputs[0]),
            ["up"] = Model(kernel.Inputs[1]),
            ["output"] = Model(kernel.Output),
        });

    private static TemplateModel Model(Port port)
    {
        IntegerType type = port.Type;
        return new TemplateModel
        {
            ["name"] = port.Name,
            ["type"] = CType.Storage(type),
            ["count"] = Text($"{port.Codes.Count}"),
            ["lowest"] = Text($"{port.Codes.Min}"),
            ["mask"] = Text($"UINT32_C({type.Pattern(-1)})"),

            // Flipping the sign bit and subtracting it extends a pattern by its sign.
            ["sign"] = Text($"UINT32_C({(type.Signed ? 1L << (type.Bits - 1) : 0)})"),
        };
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
