using HwAct.Choice;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>What users' tools make of a kernel, beside what the models say: code and tables that gcc makes for a Cortex-M4 at -Os, LUTs and carries that yosys makes for iCE40.</summary>
internal static class ToolCosts
{
    // A design that takes longer is none that anybody would choose by its LUTs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly ExternalTool Gcc = new("arm-none-eabi-gcc", "gcc-arm-none-eabi");
    private static readonly ExternalTool Size = new("arm-none-eabi-size", "binutils-arm-none-eabi");

    /// <summary>Measures what the kernel is written for.</summary>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    /// <exception cref="TimeoutException">A tool did not end.</exception>
    public static MeasuredCosts Of(ProvenKernel kernel)
    {
        using var directory = new TemporaryDirectory();
        foreach (Artifact artifact in new KernelEmitter().Emit(kernel))
        {
            string file = Path.Combine(directory.Path, artifact.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, artifact.Bytes);
        }

        TargetSelection targets = kernel.Specification.Targets;
        return new MeasuredCosts(
            targets.Contains(TargetDeclarations.C.Name) ? Flash(kernel, directory.Path) : null,
            targets.Contains(TargetDeclarations.Verilog.Name) ? Luts(kernel, directory.Path) : null);
    }

    // As a program gets it that calls both forms: with what the compiler calls.
    private static long Flash(ProvenKernel kernel, string directory)
    {
        string name = kernel.Kernel.Name;
        Require(Gcc.Run(
            [
                "-mcpu=cortex-m4", "-mthumb", "-Os", "-std=gnu99", "-ffreestanding", "-nostartfiles", "-nostdlib", $"-Wl,-e,{name}_array", "-Wl,--unresolved-symbols=ignore-all",
                CTarget.SourcePath(kernel.Kernel), "-lgcc", "-o", "kernel.elf",
            ],
            directory));
        string[] sizes = Require(Size.Run(["kernel.elf"], directory)).Split('\n')[1].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(sizes[0], CultureInfo.InvariantCulture) + long.Parse(sizes[1], CultureInfo.InvariantCulture);
    }

    private static long Luts(ProvenKernel kernel, string directory) =>
        SynthesizedCells.Of(Path.Combine(directory, VerilogTarget.ModulePath(kernel.Kernel)), kernel.Kernel.Name, "synth_ice40 -nobram", Patience)
            .Where(cell => cell.Key is "SB_LUT4" or "SB_CARRY").Sum(cell => cell.Value);

    private static string Require(ToolRun run) => run.Succeeded ? run.Output : throw new InvalidOperationException(run.Summary);
}
