using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>VHDL-2008, checked by simulation.</summary>
internal sealed class VhdlTarget : ITarget
{
    public TargetDeclaration Declaration => TargetDeclarations.Vhdl;

    public static string EntityPath(KernelProgram kernel) => $"vhdl/{kernel.Name}.vhd";

    /// <summary>What the tools read: the entity and the images that its tables are read from.</summary>
    public static IEnumerable<string> FilesOf(ProvenKernel kernel) => [EntityPath(kernel.Kernel), .. new VhdlTables(kernel).Files.Select(file => file.Image)];

    public (string Text, string Path)? Link(KernelProgram kernel) => ("VHDL", EntityPath(kernel));

    public Pipeline? Pipelined(ProvenKernel kernel) => KernelPipelines.Of(kernel, Declaration.Name);

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer) =>
        [new(EntityPath(kernel.Kernel), renderer.Render("vhdl/kernel.vhd.scriban", VhdlModel.Of(kernel)))];

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress) =>
        new VhdlToolchain(directory).Verify(kernels, progress);
}
