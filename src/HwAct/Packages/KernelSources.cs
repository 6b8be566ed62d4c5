using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Packages;

/// <summary>The C of a kernel, as its target prints it.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Header">Its header.</param>
/// <param name="Source">Its source.</param>
/// <param name="Test">Its test over every code.</param>
internal sealed record KernelSources(ProvenKernel Kernel, Artifact Header, Artifact Source, Artifact Test)
{
    /// <summary>Its name.</summary>
    public string Name => Kernel.Specification.Name;

    /// <summary>Prints a kernel that is written in C.</summary>
    /// <exception cref="TemplateException">A template is missing or malformed.</exception>
    public static KernelSources Of(ProvenKernel kernel, TemplateRenderer renderer)
    {
        ITarget target = TargetCatalog.All.First(target => target.Declaration == TargetDeclarations.C);
        Artifact[] files = [.. new KernelEmitter(renderer).Emit(kernel, target)];
        return new KernelSources(
            kernel,
            files.Single(file => file.Path == CTarget.HeaderPath(kernel.Kernel)),
            files.Single(file => file.Path == CTarget.SourcePath(kernel.Kernel)),
            new Artifact(CTarget.TestPath(kernel.Kernel), CTest.Write(kernel, renderer)));
    }
}
