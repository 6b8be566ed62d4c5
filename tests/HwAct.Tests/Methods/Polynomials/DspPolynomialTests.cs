using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Proofs;

namespace HwAct.Tests.Methods.Polynomials;

/// <summary>Parabolas that nothing is rounded in before the end: few bits of coefficients, operands that a DSP block has, and what is refused.</summary>
public sealed class DspPolynomialTests
{
    // c2, c1 and c0 of 32 segments, and operands of 18 signed and 17 unsigned bits.
    [Fact]
    public void Gelu_of_16_bits_takes_two_multiplications_and_26_bits_a_segment()
    {
        ProvenActivation kernel = Designs.Prove("dsp-polynomial", "Q3.12", "Q3.12");
        Assert.InRange(kernel.Error.MaxLsb, 0, 1);
        Assert.Equal(2, kernel.Kernel.Multiplications);
        Assert.All(kernel.Kernel.Tables, table => Assert.Equal(32, table.Entries.Length));
        Assert.InRange(kernel.Kernel.RomBits, 1, 32 * 26);
        Assert.All(kernel.Kernel.Steps.OfType<Multiply>().SelectMany(step => step.Operands), operand => Assert.InRange(kernel.Kernel.RangeOf(operand).Type.Bits, 1, 18));
    }

    [Theory]
    [InlineData("gelu", "Q3.8", "Q3.8", 0.5, 32)]
    [InlineData("silu", "Q3.10", "Q3.10", 1.0, 32)]
    [InlineData("sigmoid", "Q3.8", "UQ0.11", 1.0, 64)]
    [InlineData("tanh", "Q3.8", "Q0.11", 1.0, 128)]
    [InlineData("gelu", "int12:0.004:100", "int12:0.003:-5", 1.0, 32)]
    [InlineData("elu", "int12:0.004:200", "int12:0.004:-100", 1.0, 64)]
    [InlineData("relu", "int8:0.05:3", "uint8:0.02", 1.0, 2)]
    [InlineData("gelu", "int2:0.5", "int3:0.25", 0.5, 2)]
    [InlineData("softplus", "uint10:0.01", "uint10:0.01", 1.0, 64)]
    public void Every_kernel_keeps_its_bound_on_few_segments(string activation, string input, string output, double bound, int segments)
    {
        ProvenActivation kernel = Designs.Prove("dsp-polynomial", input, output, bound, activation);
        Assert.InRange(kernel.Error.MaxLsb, 0, bound);
        Assert.All(kernel.Kernel.Tables, table => Assert.InRange(table.Entries.Length, 2, segments));
    }

    [Fact]
    public void Segments_too_long_for_a_parabola_are_refused() => Assert.Equal(
        "no parabolas with place_bits 7 keeps 0.5 LSB on 2 to 128 equal segments; leave parameters to the search, allow a wider bound, or ask for method table, or piecewise-polynomial",
        Assert.Throws<DesignException>(() => Designs.Prove("dsp-polynomial", "Q3.8", "Q3.8", 0.5, "gelu", ("place_bits", 7))).Message);
}
