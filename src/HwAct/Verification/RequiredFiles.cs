using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Reports;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>The files that the folder of a kernel must hold besides its manifest: the one place that knows when one is missing.</summary>
/// <param name="targets">The targets that there are.</param>
internal sealed class RequiredFiles(ImmutableArray<ITarget> targets)
{
    /// <summary>Their paths below the folder.</summary>
    public IEnumerable<string> Of(ProvenKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);

        // What is written depends on the kernel and its targets; the text, which templates may change, is not looked at.
        var emitter = new KernelEmitter(TemplateRenderer.Create(directory: null), targets);
        return [ProgramFile.PathOf(kernel.Specification.Name), ErrorReport.FileName, .. emitter.Emit(kernel).Select(artifact => artifact.Path)];
    }
}
