using HwAct.Costs;
using HwAct.Methods;
using HwAct.Proofs;

namespace HwAct.Tests.Methods.Logic;

/// <summary>Lines whose offset and slope are one word: what they fill, what they reach, and what is refused.</summary>
public sealed class PackedLinesTests
{
    [Theory]
    [InlineData("gelu", "Q3.12", "Q3.12", 1.0, 2)]
    [InlineData("gelu", "Q3.10", "Q3.10", 1.0, 1)]
    [InlineData("silu", "int14:0.001:200", "int14:0.001:-100", 1.0, 1)]
    [InlineData("sigmoid", "Q3.8", "UQ0.11", 0.8, 2)]
    public void A_row_is_a_word_and_the_rows_fill_few_blocks(string activation, string input, string output, double bound, int blocks)
    {
        ProvenActivation kernel = Designs.Prove("packed-lines", input, output, bound, activation);
        Assert.InRange(kernel.Error.MaxLsb, 0, bound);
        Assert.Equal("rows", Assert.Single(kernel.Kernel.Tables).Name);
        Assert.Equal(blocks, BlockRams.Of(kernel.Kernel));
        Dictionary<string, string> derived = kernel.Design.Derived.ToDictionary(one => one.Key, one => one.Value.ToString()!, StringComparer.Ordinal);
        LutCost beside = LutCount.OfLogic(kernel.Kernel);
        Assert.Equal($"{blocks} {Math.Round(beside.Luts)} {Math.Round(beside.Carries)}", $"{derived["block_rams"]} {derived["luts"]} {derived["carries"]}");
    }

    // Bits of a row are free here, and cost logic there.
    [Fact]
    public void Fewer_luts_are_beside_the_memory_than_with_the_rows_of_logic() => Assert.True(
        LutCount.OfLogic(Designs.Prove("packed-lines", "Q3.12", "Q3.12").Kernel).Total < LutCount.OfLogic(Designs.Prove("logic", "Q3.12", "Q3.12").Kernel).Total);

    [Fact]
    public void Segments_too_long_for_a_line_are_refused() => Assert.Equal(
        "no packed rows of lines with place_bits 9 keeps 0.5 LSB; leave parameters to the search, allow a wider bound, or ask for method table",
        Assert.Throws<DesignException>(() => Designs.Prove("packed-lines", "Q3.8", "Q3.8", 0.5, "gelu", ("place_bits", 9))).Message);
}
