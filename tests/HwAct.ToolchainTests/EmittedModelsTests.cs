using HwAct.Emission;
using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

public sealed class EmittedModelsTests
{
    [Fact]
    public void Every_operation_at_every_awkward_width_is_the_same_in_C_and_Verilog() => RequireAgreement(HandBuiltKernels.All);

    [Fact]
    public void Random_programs_are_the_same_in_C_and_Verilog() =>
        RequireAgreement([.. Enumerable.Range(0, 220).Select(seed => new RandomKernels((ulong)seed).Next($"random_{seed}"))]);

    private static void RequireAgreement(IReadOnlyList<Kernel> kernels)
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        ProvenKernel[] proven = [.. kernels.Select(TestKernels.Proven)];
        IReadOnlyList<Finding> findings = Verifier.Verify([.. proven.Select(kernel => directory.Write(emitter, kernel))], progress: null);
        Assert.True(findings.Count == 0, string.Join('\n', findings.Take(20)));
    }
}
