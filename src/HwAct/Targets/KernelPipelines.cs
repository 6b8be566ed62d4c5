using System.Runtime.CompilerServices;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The pipelines of proven kernels, made once: sources, benches, manifest and report all ask.</summary>
internal static class KernelPipelines
{
    private static readonly ConditionalWeakTable<ProvenKernel, Dictionary<string, Pipeline>> Known = [];

    /// <summary>What the options of a target make of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="target">Name of the target; where the kernel is not written for it, nothing is asked of it.</param>
    /// <exception cref="RequestException">No such pipeline can be; the member is the option that asks for it.</exception>
    public static Pipeline Of(ProvenKernel kernel, string target)
    {
        Dictionary<string, Pipeline> known = Known.GetOrCreateValue(kernel);
        lock (known)
        {
            return known.TryGetValue(target, out Pipeline? pipeline) ? pipeline : known[target] = Make(kernel, target);
        }
    }

    private static Pipeline Make(ProvenKernel kernel, string target)
    {
        TargetChoice choice = kernel.Specification.Targets.Of(target);
        KernelProgram program = ModuleProgram.Of(kernel.Specification, kernel.Kernel, target);
        PipelineRequest request = PipelineRequest.Of(choice);

        // What nobody asked to be block RAM is logic where there are too few clocks for that.
        bool isLogic = RomOptions.Rom.In(choice) == RomStyle.Auto && request.Latency is int latency && latency > 0 && latency < Pipeline.LeastLatency(program, request.Device, IsBlock);
        return Pipeline.Of(program, request, isLogic ? _ => false : IsBlock);

        bool IsBlock(Table table) => RomOptions.IsBlock(choice, table.Entries.Length, table.RomBits);
    }
}
