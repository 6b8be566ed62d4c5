using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Proofs;

namespace HwAct.Tests.Methods.PackedTables;

/// <summary>Rows of neighboring positions in a word: what they fill, what they reach, and what is refused.</summary>
public sealed class PackedTableTests
{
    // 512 words of 8 bits: six of the least value and an increment for each of two positions.
    [Fact]
    public void Gelu_of_12_bits_is_correctly_rounded_in_one_block_ram()
    {
        ProvenActivation kernel = Designs.Prove("packed-table", "Q3.8", "Q3.8", 0.5);
        Assert.Equal(0, kernel.Error.MisroundedCodes);
        Table rows = Assert.Single(kernel.Kernel.Tables);
        Assert.Equal((512, "uint8", 1), (rows.Entries.Length, rows.Type.ToString(), BlockRams.Of(kernel.Kernel)));
        Assert.InRange(LutCount.OfLogic(kernel.Kernel).Luts, 1, 45);
        Assert.Equal("8", kernel.Design.Derived.Single(one => one.Key == "row_bits").Value.ToString());
    }

    [Theory]
    [InlineData("gelu", "Q3.6", "Q3.6", 0.5, 1)]
    [InlineData("gelu", "Q3.10", "Q3.10", 1.0, 3)]
    [InlineData("gelu", "int12:0.004:100", "int12:0.003:-5", 1.0, 1)]
    [InlineData("gelu", "uint10:0.01", "uint10:0.01", 0.5, 1)]
    [InlineData("silu", "Q3.8", "Q3.8", 0.5, 2)]
    [InlineData("tanh", "Q3.8", "Q0.11", 0.5, 5)]
    [InlineData("sigmoid", "Q3.8", "UQ0.11", 1.0, 3)]
    [InlineData("elu", "int10:0.02:-100", "int10:0.02:9", 1.0, 1)]
    [InlineData("mish", "Q3.8", "Q3.8", 1.0, 3)]
    [InlineData("gelu", "int2:0.5", "int3:0.25", 0.5, 1)]
    [InlineData("relu", "int8:0.05:3", "uint8:0.02", 1.0, 1)]
    public void Every_kernel_keeps_its_bound_in_few_blocks(string activation, string input, string output, double bound, int blocks)
    {
        ProvenActivation kernel = Designs.Prove("packed-table", input, output, bound, activation);
        Assert.InRange(kernel.Error.MaxLsb, 0, bound);
        Assert.InRange(BlockRams.Of(kernel.Kernel), 0, blocks);
    }

    [Fact]
    public void Increments_too_short_for_the_residual_are_refused() => Assert.Equal(
        "no packed table with increment_bits 1 and place_bits 4 keeps 0.5 LSB; leave parameters to the search, allow a wider bound, or ask for method table",
        Assert.Throws<DesignException>(() => Designs.Prove("packed-table", "Q3.8", "Q3.8", 0.5, "gelu", ("place_bits", 4), ("increment_bits", 1))).Message);

    [Theory]
    [InlineData(256, 16, 1)]
    [InlineData(257, 16, 2)]
    [InlineData(512, 8, 1)]
    [InlineData(1024, 5, 2)]
    [InlineData(2048, 2, 1)]
    [InlineData(100, 17, 2)]
    [InlineData(512, 31, 4)]
    public void Blocks_are_counted_at_the_width_that_needs_the_fewest(int entries, int bits, int blocks) => Assert.Equal(blocks, BlockRams.Of(entries, bits));
}
