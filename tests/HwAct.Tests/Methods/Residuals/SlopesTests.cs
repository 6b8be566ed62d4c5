using HwAct.Kernels;
using HwAct.Proofs;

namespace HwAct.Tests.Methods.Residuals;

/// <summary>Slopes of kernels that are nothing but two lines.</summary>
public sealed class SlopesTests
{
    // 5/12 of an output LSB, of which the quotient of the two scales lies 4e-17 above: every sixth code is a tie, and 213/512 lies below.
    [Fact]
    public void Ties_fall_to_the_side_of_the_certified_code()
    {
        ProvenActivation kernel = Designs.Prove("threshold", "int8:0.05", "int8:0.03:-40", activation: "prelu");
        Assert.Equal(0, kernel.Error.MisroundedCodes);
        Assert.Equal([427, 1707], Slopes(kernel));
    }

    // A quarter and one and a half: where ties rise on one side and fall on the other no rounding constant serves both.
    [Fact]
    public void Both_sides_have_their_own_ties()
    {
        ProvenActivation kernel = Designs.Prove("interpolated-table", "int16:0.0003", "int16:0.0002:-40", 0.5, "prelu");
        Assert.Equal(0, kernel.Error.MisroundedCodes);
        Assert.Empty(kernel.Kernel.Tables);
    }

    // The fewest bits that are right for every code, and no fewer where the bound asks for none of them.
    [Theory]
    [InlineData("threshold", "relu", "int16:0.0003:100", "int16:0.0002:-40", 0.5, 0, 3)]
    [InlineData("threshold", "leaky-relu", "int8:0.05", "int8:0.03:-60", 0.5, 0, 6827)]
    [InlineData("threshold", "leaky-relu", "int12:0.01:-7", "int12:0.013:30", 1.0, 16, 12603)]
    public void A_slope_has_the_fewest_bits_with_the_fewest_misrounded_codes(string method, string activation, string input, string output, double bound, int misrounded, int largest)
    {
        ProvenActivation kernel = Designs.Prove(method, input, output, bound, activation);
        Assert.Equal(misrounded, kernel.Error.MisroundedCodes);
        Assert.Equal(largest, Slopes(kernel).Max());
    }

    // Half to even, where a quarter of the codes are ties of either kind: no slope serves, and the residual does what it did.
    [Fact]
    public void Ties_to_even_are_no_slope() =>
        Assert.Equal(0, Designs.Prove("piecewise-linear", "int8:0.05", "int8:0.05", 0.5, "prelu").Error.MisroundedCodes);

    private static IEnumerable<long> Slopes(ProvenActivation kernel) => kernel.Kernel.Steps.OfType<Multiply>().Select(step => Math.Abs(((Constant)step.Right).Value)).Order();
}
