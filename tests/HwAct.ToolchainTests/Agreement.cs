using HwAct.Kernels;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

/// <summary>Emits kernels and has every tool run them.</summary>
internal static class Agreement
{
    public static void Require(IReadOnlyList<KernelProgram> kernels)
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        KernelOnDisk[] disks = [.. kernels.Select(kernel => directory.Write(emitter, TestKernels.Proven(kernel)))];
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify(disks, progress: null);
        Assert.True(findings.Count == 0, string.Join('\n', findings.Take(20)));
    }
}
