using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>Runs the bench of an AXI4-Stream wrapper with iverilog, one element a beat and three, and lints the wrapper with verilator.</summary>
internal static class AxiStreamCheck
{
    private static readonly ExternalTool Iverilog = new("iverilog", "iverilog");
    private static readonly ExternalTool Vvp = new("vvp", "iverilog");
    private static readonly ExternalTool Verilator = new("verilator", "verilator");

    private static readonly int[] Lanes = [1, 3];

    /// <summary>What is wrong with the wrapper of a kernel; null where nothing is.</summary>
    /// <param name="disk">The kernel, as files that tools can name.</param>
    /// <param name="folder">An empty folder beside it.</param>
    public static Finding? Of(KernelOnDisk disk, string folder) =>
        Lanes.Select(lanes => Run(disk, folder, lanes) ?? Lint(disk, folder, lanes)).FirstOrDefault(finding => finding is not null);

    private static Finding? Run(KernelOnDisk disk, string folder, int lanes)
    {
        KernelProgram kernel = disk.Kernel.Kernel;
        string bench = kernel.Name + "_axis_tb";

        // Where the bench stands: tables from files are named from there.
        string beside = Path.GetDirectoryName(disk.PathOf(VerilogTarget.AxiStreamBenchPath(kernel)))!;
        string files = LongTables.Write(disk.Kernel, bench, lanes, folder, beside);
        ToolRun compiled = Iverilog.Run(
            [
                "-g2005", $"-P{bench}.LANES={Text(lanes)}", "-s", bench, "-s", LongTables.Module, "-o", "run", files,
                .. new[] { VerilogTarget.AxiStreamBenchPath(kernel) }.Concat(VerilogTarget.SourcesOf(disk.Kernel)).Select(disk.PathFromBeside),
            ],
            folder);
        if (!compiled.IsSilent)
        {
            return new Finding(disk.Name, "AXI4-Stream bench", $"iverilog {(compiled.Succeeded ? "warns of" : "rejects")} it:\n{compiled.Summary}");
        }

        ToolRun ran = Vvp.Run(["-N", Path.GetRelativePath(beside, Path.Combine(folder, "run"))], beside);
        return ran.Succeeded && ran.Output.Split('\n').Any(line => line.StartsWith($"PASS {disk.Name}_axis: ", StringComparison.Ordinal))
            ? null
            : new Finding(disk.Name, "AXI4-Stream bench", $"it does not pass with {Text(lanes)} elements a beat:\n{ran.Summary}");
    }

    private static Finding? Lint(KernelOnDisk disk, string folder, int lanes)
    {
        ToolRun ran = Verilator.Run(
            ["--lint-only", "-Wall", $"-GLANES={Text(lanes)}", "--top-module", disk.Name + "_axis", .. VerilogTarget.SourcesOf(disk.Kernel).Reverse().Select(disk.PathFromBeside)], folder);
        return ran.Succeeded && ran.Error.Length == 0 ? null : new Finding(disk.Name, "verilator -Wall", $"{disk.Name}_axis.v is not clean:\n{ran.Summary}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
