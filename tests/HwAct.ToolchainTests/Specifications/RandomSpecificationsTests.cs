using HwAct.Choice;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Oracle;
using HwAct.Verification;

namespace HwAct.ToolchainTests.Specifications;

/// <summary>Random specifications all the way: designed, written, compiled, simulated, and measured again by MPFR.</summary>
public sealed class RandomSpecificationsTests
{
    private const int OracleBits = 160;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void C_and_Verilog_agree_with_the_interpreter_and_figures_and_promises_are_true(int seed)
    {
        List<ProvenActivation> proven = [];
        foreach (KernelSpecification specification in RandomSpecifications.Make(seed, 120))
        {
            try
            {
                proven.Add((ProvenActivation)KernelChoice.Prove(specification));
            }
            catch (DesignException exception)
            {
                // A refusal is an answer, but it must say what would be possible.
                Assert.Matches("reaches|method table|does not apply|cannot", exception.Message);
                Assert.NotEqual("table", specification.Method.Name);
            }
        }

        Assert.True(proven.Count >= 100, $"only {proven.Count} of 120 specifications could be met");
        Assert.All(proven, FiguresAreTrue);
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        List<KernelOnDisk> onDisk = [.. proven.Select(kernel => directory.Write(emitter, kernel))];
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify(onDisk, progress: null);
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings.Take(5)));
    }

    private static void FiguresAreTrue(ProvenActivation kernel)
    {
        KernelSpecification specification = kernel.Specification;
        string what = $"{specification.Activation} {specification.Input} to {specification.Output} by {specification.Method.Name}";
        double worst = 0;
        double squares = 0;
        double sum = 0;
        double signal = 0;
        using Mpfr inputScale = Mpfr.Of(specification.Input.Scale, OracleBits);
        using Mpfr outputScale = Mpfr.Of(specification.Output.Scale, OracleBits);
        for (int i = 0; i < kernel.Outputs.Length; i++)
        {
            Mpfr x = inputScale.Times(kernel.Reference.Codes[i] - specification.Input.ZeroPoint);
            Mpfr quotient = MpfrActivation.Evaluate(specification.Activation, x) / outputScale;
            double value = Math.Clamp(
                quotient.ToDouble() + specification.Output.ZeroPoint, specification.Output.Type.Min, specification.Output.Type.Max);
            double error = kernel.Outputs[i] - value;
            worst = Math.Max(worst, Math.Abs(error));
            squares += error * error;
            sum += error;
            signal += (value - specification.Output.ZeroPoint) * (value - specification.Output.ZeroPoint);
        }

        Assert.True(Math.Abs(worst - kernel.Error.MaxLsb) < 1e-5, $"{what}: max {kernel.Error.MaxLsb} but MPFR {worst}");
        Assert.True(Math.Abs(Math.Sqrt(squares / kernel.Outputs.Length) - kernel.Error.RmseLsb) < 1e-5 * (1 + worst), $"{what}: RMSE");
        Assert.True(Math.Abs((sum / kernel.Outputs.Length) - kernel.Error.BiasLsb) < 1e-5 * (1 + worst), $"{what}: bias");
        Assert.True(
            kernel.Error.Sqnr.ClampedDb is DecimalFigure sqnr ? Math.Abs((10 * Math.Log10(signal / squares)) - sqnr.DoubleAbove) < 2e-3 : squares < 1e-9 || signal < 1e-9, $"{what}: SQNR");
        if (kernel.Design.PromiseLsb is double promise)
        {
            Assert.True(worst <= promise + 1e-5, $"{what}: promised {promise}, MPFR {worst}");
        }

        int zero = kernel.Reference.Codes.IndexOf(specification.Input.ZeroPoint);
        if (kernel.Reference.Exact[zero])
        {
            Assert.Equal(kernel.Reference.Ideal[zero], kernel.Outputs[zero]);
        }
    }
}
