using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Choice;

/// <summary>method: "auto".</summary>
public class KernelChoiceTests
{
    private static readonly string[] Others = ["table", "interpolated-table", "piecewise-linear", "piecewise-polynomial", "tanh-polynomial", "threshold"];

    [Theory]
    [InlineData("gelu", "Q3.8", "Q3.8", 1.0)]
    [InlineData("gelu", "int8:0.0313725", "int8:0.0162908:-118", 0.5)]
    [InlineData("hard-sigmoid", "int8:0.05", "UQ0.8", 0.5)]
    [InlineData("silu", "int8:0.04:-3", "int8:0.03:-90", 1.0)]
    public void No_other_method_stores_fewer_bits_for_the_bound(string activation, string input, string output, double bound)
    {
        KernelProgram chosen = Designs.Prove("auto", input, output, bound, activation).Kernel;
        Assert.All(Others, method =>
        {
            try
            {
                KernelProgram other = Designs.Prove(method, input, output, bound, activation).Kernel;
                Assert.True(other.RomBits + other.WiredBits >= chosen.RomBits + chosen.WiredBits, method);
            }
            catch (DesignException)
            {
                // The method does not apply, or does not keep the bound.
            }
        });
    }

    [Fact]
    public void Two_hundred_thresholds_are_not_free()
    {
        KernelProgram steps = Designs.Prove("threshold", "int8:0.05", "UQ0.8", 0.5, "hard-sigmoid").Kernel;
        int comparisons = steps.Steps.OfType<Less>().Count();
        Assert.Equal(0, steps.RomBits);
        Assert.True(comparisons > 30);
        Assert.True(steps.WiredBits >= 5 * comparisons, $"{comparisons} comparisons, {steps.WiredBits} bits");
    }

    [Fact]
    public void Each_use_of_a_constant_counts_at_the_width_of_its_value()
    {
        var to = new KernelBuilder();
        Step x = to.Input("x", new IntegerType(signed: true, 8));
        Step sum = to.Add("sum", to.Multiply("product", x, 5), -5);
        Step clamped = to.Clamp("clamped", to.ShiftRight("shifted", sum, 3), 0, 63);
        Assert.Equal(3 + 3 + 0 + 6, to.Build("kernel", clamped, new Port("y", new IntegerType(signed: false, 6))).WiredBits);
    }

    [Fact]
    public void The_objective_decides()
    {
        ProvenActivation bits = Designs.Prove("auto", "Q3.8", "Q3.8", 0.5);
        ProvenActivation multiplications = Designs.Prove("auto", "Q3.8", "Q3.8", 0.5, parameters: ("objective", "multiplications"));
        Assert.True(bits.Kernel.RomBits < multiplications.Kernel.RomBits);
        Assert.Equal(0, multiplications.Kernel.Multiplications);
    }

    [Fact]
    public void It_says_what_it_compared()
    {
        ProvenActivation kernel = Designs.Prove("auto", "Q3.4", "Q3.4");
        string compared = kernel.Design.Comparison!;
        Assert.StartsWith("Cheapest by rom-bits. Compared: ", compared, StringComparison.Ordinal);
        Assert.All(Others, method => Assert.Contains(method, compared, StringComparison.Ordinal));
    }
}
