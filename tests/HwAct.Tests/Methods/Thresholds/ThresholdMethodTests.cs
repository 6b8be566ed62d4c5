using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Methods.Thresholds;

/// <summary>Kernels of comparisons, over all codes.</summary>
public sealed class ThresholdMethodTests
{
    private static readonly ThresholdMethod Method = new();

    [Theory]
    [InlineData("Q3.4", "Q3.4", 1.0)]
    [InlineData("Q3.4", "Q3.4", 0.5)]
    [InlineData("int8:0.0313725", "int8:0.0162908:-118", 1.0)]
    [InlineData("int8:0.0313725", "int8:0.0162908:-118", 0.5)]
    [InlineData("uint8:0.05:100", "uint8:0.07:20", 0.6)]
    [InlineData("Q3.4", "int8:0.9", 0.75)]
    [InlineData("UQ4.2", "Q4.3", 0.5)]
    public void Gelu_keeps_its_bound_without_a_table(string input, string output, double bound)
    {
        ProvenActivation proven = Prove($"input: \"{input}\"", $"output: \"{output}\"", FormattableString.Invariant($"max_error_lsb: {bound}"));
        Assert.Equal(bound, proven.Design.PromiseLsb);
        Assert.True(proven.Error.MaxLsb <= bound);
        Assert.Empty(proven.Kernel.Tables);
        Assert.Equal(Steps(proven), proven.Kernel.Steps.OfType<Less>().Count(step => step.Name.StartsWith("below_", StringComparison.Ordinal)));
    }

    [Fact]
    public void Correctly_rounded_gelu_of_8_bits_has_its_six_steps()
    {
        ProvenActivation proven = Prove("max_error_lsb: 0.5");
        Assert.Equal((6, 0), (Steps(proven), proven.Error.MisroundedCodes));
        Assert.Equal(0, proven.Kernel.Multiplications);

        // Relu less the ideal codes is the only staircase that is correctly rounded: count its steps over |x|.
        long[] residual = [.. Enumerable.Range(0, 128).Select(t => t - proven.Reference.Ideal[128 + t])];
        Assert.Equal(6, residual.Zip(residual.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    [Theory]
    [InlineData(Symmetry.Even)]
    [InlineData(Symmetry.Odd)]
    [InlineData(Symmetry.NegativeSide)]
    [InlineData(Symmetry.None)]
    internal void Every_symmetry_is_served(Symmetry symmetry)
    {
        Activation activation = symmetry switch
        {
            Symmetry.Even => new Gelu(),
            Symmetry.Odd => new Sigmoid(),
            Symmetry.NegativeSide => new Elu(),
            _ => new Mish(),
        };
        foreach (string output in new[] { "Q3.4", "int8:0.05:3" })
        {
            KernelSpecification gelu = Read("input: \"Q3.4\"", $"output: \"{output}\"", "max_error_lsb: 1.25");
            KernelSpecification specification = gelu.With(activation);
            ProvenActivation proven = (ProvenActivation)Prover.Prove(specification, Method);
            Assert.Equal(symmetry, activation.Symmetry);
            Assert.True(proven.Error.MaxLsb <= 1.25);
            Assert.InRange(Steps(proven), 1, 64);
        }
    }

    /// <summary>An output so fine that a position allows billions of levels: fewest steps all the same, in no time and little memory.</summary>
    [Theory]
    [InlineData("mish", "int4:1:-2", "int32:0.000000001862645:1235366659")]
    [InlineData("gelu", "int8:0.03:0", "int16:0.000000001:0")]
    [InlineData("hard-swish", "Q2.4", "uint16:0.0000000000000002220446:0")]
    public void An_output_far_finer_than_the_residual_is_served(string activation, string input, string output)
    {
        ProvenActivation kernel = Designs.Prove("threshold", input, output, 1.0, activation);
        Assert.InRange(kernel.Error.MaxLsb, 0, 1);
        Assert.Equal(0, kernel.Kernel.RomBits);
    }

    [Fact]
    public void Too_many_steps_are_a_reason_against() =>
        Assert.Contains("needs at least", Method.ReasonAgainst(Read("input: \"Q3.12\"", "output: \"Q3.12\"")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Q3.4", "Q3.4")]
    [InlineData("Q3.8", "Q3.8")]
    [InlineData("int8:0.0313725", "int8:0.0162908:-118")]
    [InlineData("uint8:0.05:100", "int8:0.02:-100")]
    public void The_quick_lower_bound_is_one(string input, string output)
    {
        foreach (double bound in new[] { 0.5, 1, 2.5 })
        {
            KernelSpecification specification = Read($"input: \"{input}\"", $"output: \"{output}\"", FormattableString.Invariant($"max_error_lsb: {bound}"));
            int least = StepLimit.FewestSteps(specification, bound);
            try
            {
                Assert.InRange(least, 0, Steps((ProvenActivation)Prover.Prove(specification, Method)));
            }
            catch (DesignException exception)
            {
                Assert.Contains("more than 64", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private static int Steps(ProvenActivation proven) => (int)proven.Design.Figures.Single(parameter => parameter.Key == "steps").Value.Number;

    private static KernelSpecification Read(params string[] changes) => Specify.ReadOne([.. changes, "method: \"threshold\""]);

    private static ProvenActivation Prove(params string[] changes) => (ProvenActivation)Prover.Prove(Read(changes), Method);
}
