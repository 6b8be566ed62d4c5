using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Reports;
using HwAct.Verification;

namespace HwAct.Tests.Verification;

/// <summary>However many kernels there are, each target looks at every one.</summary>
public sealed class VerifierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(300)]
    public void Every_kernel_of_every_batch_is_looked_at(int count)
    {
        var target = new Complaining();
        KernelOnDisk[] kernels = [.. Enumerable.Range(0, count).Select(i => new KernelOnDisk(ReportedKernels.Table, $"folder {i}"))];
        IReadOnlyList<Finding> findings = new Verifier([target]).Verify(kernels, progress: null);
        Assert.Equal(kernels.Select(kernel => kernel.Directory), findings.Select(finding => finding.Message));
        Assert.InRange(target.Largest, 1, 128);
    }

    // A target that has something to say of every kernel. It takes the name of one that the kernel is written for.
    private sealed class Complaining : ITarget
    {
        public TargetDeclaration Declaration => TargetDeclarations.C;

        public int Largest { get; private set; }

        public (string Text, string Path)? Link(KernelProgram kernel) => null;

        public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer) => [];

        public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress)
        {
            Largest = Math.Max(Largest, kernels.Count);
            return kernels.Select(kernel => new Finding(kernel.Name, "C", kernel.Directory));
        }
    }
}
