using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Prints a proven kernel for the targets that its specification names.</summary>
/// <param name="renderer">Renders the templates.</param>
/// <param name="targets">The targets that there are.</param>
internal sealed class KernelEmitter(TemplateRenderer renderer, ImmutableArray<ITarget> targets)
{
    /// <summary>An emitter for every target there is.</summary>
    public KernelEmitter(TemplateRenderer renderer)
        : this(renderer, TargetCatalog.All)
    {
    }

    /// <summary>An emitter that prints with the templates of the library.</summary>
    public KernelEmitter()
        : this(TemplateRenderer.Create(directory: null))
    {
    }

    /// <summary>Every source and image of a kernel, without the vectors file.</summary>
    /// <exception cref="KernelException">A name of the kernel cannot be a name in a target's language.</exception>
    /// <exception cref="TemplateException">A template is missing or malformed.</exception>
    public ImmutableArray<Artifact> Emit(ProvenKernel proven)
    {
        GeneratedNames.RequireFree(proven.Kernel, targets.Select(target => target.Declaration.Reserved));
        return [.. targets.SelectMany(target => Emit(proven, target))];
    }

    /// <summary>The sources and images of a kernel for one target; none where its specification does not name it.</summary>
    /// <exception cref="TemplateException">A template is missing or malformed.</exception>
    public IEnumerable<Artifact> Emit(ProvenKernel proven, ITarget target) =>
        proven.Specification.Targets.Find(target.Declaration.Name) is TargetChoice choice ? target.Emit(proven, choice, renderer) : [];

    /// <summary>The vectors file.</summary>
    public static Artifact Vectors(ProvenKernel proven) =>
        new(VectorsText.PathOf(proven.Kernel.Name), VectorsText.Write(proven.Vectors, proven.Kernel.Output.Type));
}
