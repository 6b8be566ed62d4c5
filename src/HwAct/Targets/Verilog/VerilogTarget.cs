using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Verilog-2005, checked by simulation and lint.</summary>
internal sealed class VerilogTarget : ITarget
{
    public TargetDeclaration Declaration => TargetDeclarations.Verilog;

    public static string ModulePath(KernelProgram kernel) => $"verilog/{kernel.Name}.v";

    public static string BenchPath(KernelProgram kernel) => $"verilog/{kernel.Name}_tb.v";

    /// <summary>Whether the memory images that the module can read are written too.</summary>
    public static bool HasImages(ProvenKernel kernel) => kernel.Specification.Targets.Find(TargetDeclarations.Rom.Name) is not null;

    /// <summary>What the tools read: the module, its bench and the images of its tables.</summary>
    public static IEnumerable<string> FilesOf(ProvenKernel kernel) =>
        [ModulePath(kernel.Kernel), BenchPath(kernel.Kernel), .. kernel.Kernel.Tables.Select(table => RomTarget.ImagePath(kernel.Kernel, table, "mem"))];

    public (string Text, string Path)? Link(KernelProgram kernel) => ("Verilog", ModulePath(kernel));

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer)
    {
        TemplateModel module = VerilogModel.Of(kernel);
        yield return new(ModulePath(kernel.Kernel), renderer.Render("verilog/kernel.v.scriban", module));
        yield return new(BenchPath(kernel.Kernel), renderer.Render("verilog/bench.v.scriban", BenchModel.Of(kernel)));
    }

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress) =>
        new VerilogToolchain(directory).Verify(kernels, progress);

    public NetlistCheck? CheckNetlist(KernelOnDisk kernel, string directory) => new VerilogNetlist(directory).Check(kernel);

    // Verilated, a pair takes some fifty times as long as in C.
    public long MostPairs => 1L << 24;

    public IPairModel BuildForPairs(KernelOnDisk kernel, string directory) => new VerilogToolchain(directory).BuildForPairs(kernel);
}
