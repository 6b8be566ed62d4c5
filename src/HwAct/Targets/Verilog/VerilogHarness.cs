using HwAct.Kernels;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>
/// What drives a kernel in a simulation of many: a module that reads input words from a file and writes output codes to
/// another, from the tables written out in the source and where ROM images are written too, from the tables read with $readmemh side by side.
/// </summary>
internal static class VerilogHarness
{
    /// <summary>The source of the harness; the module to start is named <see cref="ModuleOf"/>.</summary>
    /// <param name="disk">The kernel.</param>
    /// <param name="withFiles">Whether the module takes its tables from files where there are some; a netlist has none.</param>
    public static string Write(KernelOnDisk disk, bool withFiles = true) => TemplateRenderer.Create(directory: null).Render(
        "verilog/harness.v.scriban", new TemplateModel { ["kernel"] = Model(disk, withFiles) });

    /// <summary>Name of the module that drives a kernel: one that no kernel has, as none ends with an underscore.</summary>
    public static string ModuleOf(KernelProgram kernel) => $"drive_{kernel.Name}_";

    /// <summary>The input words of a kernel, one a line, the first port in the upper bits.</summary>
    /// <param name="expected">The codes.</param>
    /// <param name="binary">Whether they are written bit by bit, and not in hex.</param>
    public static string Words(Expectation expected, bool binary = false)
    {
        var text = new StringBuilder();
        for (int i = 0; i < expected.Outputs.Length; i++)
        {
            ulong word = expected.WordAt(i);
            text.Append(binary ? word.ToString("b", CultureInfo.InvariantCulture).PadLeft(expected.Stimulus.TotalBits, '0') : word.ToString("x", CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    private static TemplateModel Model(KernelOnDisk disk, bool withFiles)
    {
        Expectation expected = disk.Expected;
        KernelProgram kernel = expected.Kernel;
        int latency = VerilogTarget.LatencyOf(disk.Kernel);
        (string Parameter, string Path)[] files = [.. (withFiles && ModuleProgram.HasImages(disk.Kernel) ? VerilogModel.FileParameters(disk.Kernel) : [])
            .Select(file => (file.Parameter, disk.PathFromBeside(ModuleProgram.ImageOf(disk.Kernel, file.Table)!)))];
        return new TemplateModel
        {
            ["is_clocked"] = latency > 0,
            ["latency"] = latency.ToString(CultureInfo.InvariantCulture),
            ["module"] = ModuleOf(kernel),
            ["name"] = kernel.Name,
            ["inputs"] = TemplateValue.List(kernel.Inputs.Select(Port)),
            ["output"] = Port(kernel.Output),
            ["has_files"] = files.Length > 0,
            ["parameters"] = Parameters(files),
            ["inline_parameters"] = withFiles && VerilogTarget.IsFromFiles(disk.Kernel) ? Parameters(files.Select(file => (file.Parameter, ""))) : "",
            ["word"] = VerilogLiteral.Range(expected.Stimulus.TotalBits),
        };
    }

    private static string Parameters(IEnumerable<(string Parameter, string Path)> files) =>
        files.Any() ? $"#({string.Join(", ", files.Select(file => $".{file.Parameter}(\"{file.Path}\")"))}) " : "";

    private static TemplateModel Port(Port port) => new() { ["name"] = port.Name, ["range"] = VerilogLiteral.Range(port.Type.Bits) };
}
