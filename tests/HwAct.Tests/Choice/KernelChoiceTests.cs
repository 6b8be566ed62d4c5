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
        KernelProgram chosen = Designs.Prove("auto", input, output, bound, activation, ("objective", "rom-bits")).Kernel;
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
        ProvenActivation bits = Designs.Prove("auto", "Q3.8", "Q3.8", 0.5, parameters: ("objective", "rom-bits"));
        ProvenActivation multiplications = Designs.Prove("auto", "Q3.8", "Q3.8", 0.5, parameters: ("objective", "multiplications"));
        Assert.True(bits.Kernel.RomBits < multiplications.Kernel.RomBits);
        Assert.Equal(0, multiplications.Kernel.Multiplications);
    }

    // "0 bytes" of tables are no program of 0 bytes: 84 bits of a polynomial are more code than 27 bytes of nodes.
    [Theory]
    [InlineData("gelu", "int8:0.0313725", "int8:0.0162908:-118", 0.5, "interpolated-table")]
    [InlineData("hard-sigmoid", "int8:0.05", "UQ0.8", 0.5, "piecewise-linear")]
    public void What_is_flashed_counts_where_C_is_asked_for(string activation, string input, string output, double bound, string method) =>
        Assert.Equal(method, Designs.Prove("auto", input, output, bound, activation).Design.Method);

    [Fact]
    public void A_plain_table_is_left_only_for_what_is_surely_smaller()
    {
        // A table of 32 codes is 80 bytes in all; nothing that computes as much is smaller by more than the model errs.
        ProvenActivation kernel = Designs.Prove("auto", "int5:0.3", "int8:0.05:-90", 0.5, "mish");
        Assert.Equal("table", kernel.Design.Method);
    }

    [Fact]
    public void It_says_what_it_compared()
    {
        ProvenActivation kernel = Designs.Prove("auto", "Q3.4", "Q3.4");
        string compared = kernel.Design.Comparison!;
        Assert.StartsWith($"Cheapest by flash: {kernel.Design.Method}. Compared: {kernel.Design.Method} about ", compared, StringComparison.Ordinal);
        Assert.All(Others, method => Assert.Contains(method, compared, StringComparison.Ordinal));
    }
}
