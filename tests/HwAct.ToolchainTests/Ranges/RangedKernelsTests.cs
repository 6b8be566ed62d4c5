using HwAct.Activations;
using HwAct.Choice;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Ranges;
using HwAct.Verification;

namespace HwAct.ToolchainTests.Ranges;

/// <summary>Kernels with ranges of codes in C, with undefined behavior trapped, and in Verilog, by their own benches: codes outside are driven where
/// they are taken as the nearest, and never where they are promised never to come.</summary>
public sealed class RangedKernelsTests
{
    private static readonly string[] Methods = ["table", "interpolated-table", "piecewise-linear", "piecewise-polynomial", "threshold", "tanh-polynomial"];

    [Fact]
    public void C_and_Verilog_agree_with_the_model_over_every_code_that_may_come()
    {
        ProvenKernel[] kernels = [.. Methods.SelectMany(method => RangedSpecifications.Of(method, 100, 10)).Select((asked, i) => Proven(i % 2 == 0 ? asked : asked.With(TestKernels.Steps))).OfType<ProvenKernel>()];
        Assert.True(kernels.Length >= 35, $"only {kernels.Length}");
        Assert.Contains(kernels, kernel => kernel.Kernel.Inputs[0].IsNarrowed);
        RequireAgreement(kernels);
    }

    [Fact]
    public void Pairs_agree_over_every_pair_that_may_come() => RequireAgreement(
    [
        Gated("both", "gelu", "int7:0.1:3:-63..63", "uint6:0.07:20:0..50", "int8:0.06:-5:-100..100", "interpolated-table"),
        Gated("mixed", "silu", "Q3.3:-31..20:never", "int6:0.11:0:-31..30", "uint8:0.05:100:101..160", "piecewise-linear"),
        Gated("never_both", "tanh", "int6:0.2:0:5..19:never", "int6:0.1:0:-32..-26:never", "int8:0.02:0:-128..-110", "table"),
        Gated("level", "relu", "Q2.3:-3..31", "Q2.3:3..17:never", "Q3.2:0..24", "piecewise-linear"),
        Gated("narrow", "gelu", "uint8:0.05:128:1..255", "int8:0.02:3:0..120:never", "int8:0.05:-5:-127..127", "piecewise-polynomial"),
    ]);

    [Fact]
    public void Wide_ranges_agree_over_ten_million_pairs_and_all_corners() => RequireAgreement(
    [
        Gated("wide_never", "gelu", "Q3.12:-20000..30000:never", "int16:0.0002:-5:-32767..32767:never", "Q3.12:-32767..32767", "interpolated-table"),
        Gated("wide_mixed", "silu", "Q3.12:-20000..30000", "Q3.10:-5000..8000:never", "Q3.12", "piecewise-linear"),
    ]);

    private static ProvenKernel Gated(string name, string activation, string gate, string up, string output, string method) => KernelChoice.Prove(new KernelSpecification(
        name,
        new GatedFunction(ActivationCatalog.Find(activation)!.Default),
        [Quantization.Parse(gate), Quantization.Parse(up)],
        Quantization.Parse(output),
        RoundingRule.HalfEven,
        new MethodChoice(method),
        ErrorBound.Faithful).With(TestKernels.Steps));

    private static ProvenKernel? Proven(KernelSpecification asked)
    {
        try
        {
            return KernelChoice.Prove(asked);
        }
        catch (DesignException)
        {
            return null;
        }
    }

    private static void RequireAgreement(ProvenKernel[] kernels)
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify([.. kernels.Select(kernel => directory.Write(emitter, kernel))], progress: null);
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings.Take(5)));
    }
}
