using HwAct.Proofs;
using HwAct.PublishedAlgorithms;
using HwAct.Tests.Cli;

namespace HwAct.Tests.Gated;

/// <summary>The commands on kernels of two inputs.</summary>
public sealed class GatedCommandTests
{
    private static readonly string[] Options =
        ["--activation", "geglu", "--input", "int6:0.2:-3", "--up", "int5:0.13:2", "--output", "int8:0.07:9", "--method", "table"];

    [Fact]
    public void Eval_answers_pairs()
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9");
        long expected = kernel.Product.At(kernel.Gate.Outputs[32 + 20], -7 - 2);
        Assert.Equal(new ToolRun(0, $"{expected}\n{expected}\n\n9\n", ""), ToolRun.WithInput("20 -7\n 20,\t-7 \n\n20 2\n", ["eval", .. Options]));
    }

    [Theory]
    [InlineData("20")]
    [InlineData("20 1 1")]
    [InlineData("32 1")]
    [InlineData("1 16")]
    [InlineData("1 x")]
    public void A_line_that_is_no_pair_is_named(string line) => GenerateVerbTests.RequireOneMessage(
        ToolRun.WithInput(line, ["eval", .. Options]), $"hwact: stdin:1: '{line}' is no pair of codes; gate from -32 to 31, then up from -16 to 15 is needed");

    [Fact]
    public void Compare_sets_the_kernel_beside_two_roundings_and_each_baseline_of_its_gate()
    {
        ToolRun run = ToolRun.Of(["compare", .. Options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("gelu gated, int6:0.2:-3 by int5:0.13:2 to int8:0.07:9, all 2,048 pairs, error |y − clamp(f)|, 94 saturated:", lines[0]);
        Assert.Equal(
            ["two-roundings", "chord-table-17", "chord-table-33", "chord-table-65", "exact-sigmoid-form", "exact-tanh-form", "three-lines"],
            lines[3..].Select(line => line.Trim().Split(' ')[0]));
    }

    [Fact]
    public void One_rounding_beats_the_best_of_two()
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "int8:0.03:0", "int8:0.02:3", "int8:0.05:-5", "interpolated-table");
        ErrorFigures two = Comparison.All(kernel.Specification)[0].Error;
        Assert.Equal("two-roundings", Comparison.All(kernel.Specification)[0].Baseline.Name);
        Assert.True(kernel.Error.MaxLsb < two.MaxLsb);
        Assert.True(kernel.Error.MisroundedCodes < two.MisroundedCodes);
    }

    [Fact]
    public void List_names_the_gated_forms()
    {
        string output = ToolRun.Of("list", "activations").Output;
        Assert.All((string[])["glu", "reglu", "geglu", "swiglu"], form => Assert.Matches($"(?m)^{form} +[a-z]+ as a gate", output));
    }

    [Fact]
    public void Generate_takes_the_second_input_as_an_option_and_needs_it_for_a_gated_form()
    {
        string[] without = [.. Options.Where((_, i) => i is not 4 and not 5)];
        ToolRun run = ToolRun.Of(["generate", .. without, "-o", "nowhere"]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("hwact: --up: is missing; ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
    }
}
