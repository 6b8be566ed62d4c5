using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Memory images of the tables, checked by reading them back.</summary>
internal sealed class RomTarget : ITarget
{
    public TargetDeclaration Declaration => TargetDeclarations.Rom;

    public static string ImagePath(KernelProgram kernel, Table table, string extension) => $"rom/{kernel.Name}_{table.Name}.{extension}";

    public (string Text, string Path)? Link(KernelProgram kernel) => null;

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer) =>
        kernel.Kernel.Tables.SelectMany(table => RomImages.Of(kernel.Kernel, table, RomImageFormat.Of(choice), renderer));

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress)
    {
        progress?.Report("ROM images");
        return kernels.SelectMany(RomImageReader.Verify);
    }
}
