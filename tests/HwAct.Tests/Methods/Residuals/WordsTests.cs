using HwAct.Proofs;

namespace HwAct.Tests.Methods.Residuals;

/// <summary>Bases whose products would take more than 32 bits, which cores multiply by many instructions.</summary>
public sealed class WordsTests
{
    // Of slopes near 1 (0.86 and 1.1), and near 2, whole output LSB are added behind the rounding shift.
    [Theory]
    [InlineData("silu", "int16:0.0003:100", "int16:0.00035:-3000", 0.75)]
    [InlineData("gelu", "int16:0.0003:-4000", "int16:0.00027:2000", 0.75)]
    [InlineData("silu", "int16:0.0003:100", "int18:0.000161:-3", 0.8)]
    public void Whole_output_LSB_of_an_input_LSB_are_added_behind_the_shift_where_the_product_is_no_word(string activation, string input, string output, double bound)
    {
        ProvenActivation kernel = Designs.Prove("interpolated-table", input, output, bound, activation);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, bound);
        Assert.Contains(kernel.Kernel.Steps, step => step.Name == "sum_whole");
        RequireWords(kernel);
    }

    [Theory]
    [InlineData("interpolated-table", "int12:0.01:20", "int12:0.011:-300", 0.7)]
    [InlineData("interpolated-table", "Q3.12", "Q3.12", 0.75)]
    public void Products_of_a_word_are_left_whole(string method, string input, string output, double bound) =>
        Assert.DoesNotContain(Designs.Prove(method, input, output, bound, "silu").Kernel.Steps, step => step.Name == "sum_whole");

    [Theory]
    [InlineData("silu", "int12:0.004:20", "int12:0.0045:-300")]
    [InlineData("gelu", "int12:0.004:-100", "int12:0.0035:-500")]
    public void Correct_rounding_of_twelve_bits_stays_within_words(string activation, string input, string output)
    {
        ProvenActivation kernel = Designs.Prove("piecewise-polynomial", input, output, 0.5, activation, ("breakpoints", "uniform"));
        Assert.Equal(0, kernel.Error.MisroundedCodes);
        RequireWords(kernel);
    }

    // No slope of so few bits is right for every code: it is multiplied in two parts.
    [Theory]
    [InlineData("gelu", "int16:0.0003:100", "int16:0.00035:-3000")]
    [InlineData("gelu", "int16:0.000241:-700", "int16:0.000187:-3000")]
    public void Correct_rounding_of_sixteen_bits_stays_within_words(string activation, string input, string output)
    {
        ProvenActivation kernel = Designs.Prove("piecewise-polynomial", input, output, 0.5, activation, ("breakpoints", "uniform"));
        Assert.Equal(0, kernel.Error.MisroundedCodes);
        Assert.Contains(kernel.Kernel.Steps, step => step.Name == "base_part");
        RequireWords(kernel);
    }

    private static void RequireWords(ProvenActivation kernel) =>
        Assert.All(kernel.Kernel.Steps, step => Assert.InRange(kernel.Kernel.RangeOf(step).Type.Bits, 1, 32));
}
