using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Packages;

/// <summary>A kernel as a core of FuseSoC, in a folder of its name: module, bench, the images that the module may read, and the core that names them, laid out as they are generated.</summary>
internal static class KernelCore
{
    /// <summary>Its files.</summary>
    /// <exception cref="TemplateException">A template is missing or malformed.</exception>
    public static IEnumerable<Artifact> Of(ProvenKernel kernel, TemplateRenderer renderer)
    {
        var emitter = new KernelEmitter(renderer);
        HashSet<string> named = [.. VerilogTarget.FilesOf(kernel)];
        IEnumerable<Artifact> printed = TargetCatalog.All.Where(target => target.Declaration == TargetDeclarations.Verilog || target.Declaration == TargetDeclarations.Rom)
            .SelectMany(target => emitter.Emit(kernel, target)).Append(KernelEmitter.Vectors(kernel)).Where(file => named.Contains(file.Path));
        return printed.Append(ProjectTarget.Core(kernel, renderer)).Select(file => file with { Path = $"{kernel.Specification.Name}/{file.Path}" });
    }
}
