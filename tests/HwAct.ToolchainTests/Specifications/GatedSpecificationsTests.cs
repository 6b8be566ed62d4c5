using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Oracle;
using HwAct.Verification;

namespace HwAct.ToolchainTests.Specifications;

/// <summary>Random gated specifications all the way: designed, written, compiled, simulated over every pair, and measured again by
/// MPFR; two of 16 bits over ten million pairs and all corners in C and in verilated Verilog.</summary>
public sealed class GatedSpecificationsTests
{
    private const int OracleBits = 160;

    [Theory]
    [InlineData(11, 24)]
    [InlineData(12, 24)]
    public void C_and_Verilog_agree_over_every_pair_and_figures_and_promises_are_true(int seed, int count)
    {
        List<ProvenGatedKernel> proven = [];
        foreach (KernelSpecification specification in RandomSpecifications.MakeGated(seed, count))
        {
            try
            {
                proven.Add((ProvenGatedKernel)KernelChoice.Prove(specification));
            }
            catch (DesignException exception)
            {
                // A refusal is an answer, but it must say what would be possible.
                Assert.Matches("reaches|method table|does not apply|cannot|more than 32 bits", exception.Message);
            }
        }

        Assert.True(proven.Count >= count * 3 / 4, $"only {proven.Count} of {count} specifications could be met");
        Assert.All(proven, FiguresAreTrue);
        RequireAgreement([.. proven]);
    }

    [Theory]
    [InlineData("gelu", "Q3.12", "Q3.12", "Q3.12", "interpolated-table")]
    [InlineData("silu", "uint16:0.0002:30000", "int16:0.0007:-5", "int16:0.0011:900", "piecewise-linear")]
    public void Sixteen_bits_agree_over_ten_million_pairs_and_all_corners(string activation, string gate, string up, string output, string method)
    {
        var specification = new KernelSpecification(
            "wide",
            new GatedFunction(ActivationCatalog.Find(activation)!.Default),
            [Quantization.Parse(gate), Quantization.Parse(up)],
            Quantization.Parse(output),
            RoundingRule.HalfEven,
            new MethodChoice(method),
            ErrorBound.Faithful);
        ProvenGatedKernel kernel = (ProvenGatedKernel)KernelChoice.Prove(specification);
        Assert.True(new Stimulus(kernel.Kernel).Count > 10_000_000);
        Assert.Equal(1L << 32, kernel.Error.Codes);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 1);
        RequireAgreement([kernel]);
    }

    private static void RequireAgreement(ProvenKernel[] kernels)
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify([.. kernels.Select(kernel => directory.Write(emitter, kernel))], progress: null);
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings.Take(5)));
    }

    // MPFR evaluates the gate once a code; the product with each code of the second input is then a double to far below a LSB.
    private static void FiguresAreTrue(ProvenGatedKernel kernel)
    {
        KernelSpecification asked = kernel.Specification;
        string what = $"{asked.Activation} {asked.Input} by {asked.Inputs[1]} to {asked.Output} by {asked.Method.Name}";
        double worst = 0;
        double squares = 0;
        using Mpfr inputScale = Mpfr.Of(asked.Input.Scale, OracleBits);
        using Mpfr upScale = Mpfr.Of(asked.Inputs[1].Scale, OracleBits);
        using Mpfr outputScale = Mpfr.Of(asked.Output.Scale, OracleBits);
        Dictionary<long, double> slopes = [];
        foreach (StimulusBlock block in new Stimulus(kernel.Kernel).Blocks())
        {
            long[] outputs = block.Run(new Interpreter(kernel.Kernel));
            for (int i = 0; i < outputs.Length; i++)
            {
                long gate = block.Codes(0)[i];
                if (!slopes.TryGetValue(gate, out double slope))
                {
                    Mpfr value = MpfrActivation.Evaluate(asked.Activation, inputScale.Times(gate - asked.Input.ZeroPoint));
                    slopes[gate] = slope = (value * upScale / outputScale).ToDouble();
                }

                double exact = Math.Clamp(
                    (slope * (block.Codes(1)[i] - asked.Inputs[1].ZeroPoint)) + asked.Output.ZeroPoint, asked.Output.Type.Min, asked.Output.Type.Max);
                worst = Math.Max(worst, Math.Abs(outputs[i] - exact));
                squares += (outputs[i] - exact) * (outputs[i] - exact);
            }
        }

        Assert.True(Math.Abs(worst - kernel.Error.MaxLsb) < 1e-5, $"{what}: max {kernel.Error.MaxLsb} but MPFR {worst}");
        Assert.True(Math.Abs(Math.Sqrt(squares / kernel.Error.Codes) - kernel.Error.RmseLsb) < 1e-5, $"{what}: RMSE");
        if (kernel.Design.PromiseLsb is double promise)
        {
            Assert.True(worst <= promise + 1e-5, $"{what}: promised {promise}, MPFR {worst}");
        }
    }
}
