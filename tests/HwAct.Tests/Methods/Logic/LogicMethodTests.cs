using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Tests.Methods.Logic;

/// <summary>Kernels of rows of lines and parabolas, over all codes.</summary>
public sealed class LogicMethodTests
{
    [Theory]
    [InlineData("gelu", "Q3.8", "Q3.8", 1.0, 4)]
    [InlineData("silu", "Q3.6", "Q3.6", 0.5, 3)]
    [InlineData("tanh", "Q3.6", "Q0.9", 1.0, 3)]
    [InlineData("sigmoid", "Q3.6", "UQ0.10", 1.0, 3)]
    [InlineData("mish", "Q3.4", "Q3.4", 1.0, 2)]
    [InlineData("elu", "int8:0.03:11", "int8:0.02:-7", 0.75, 2)]
    [InlineData("gelu", "int8:0.0313725:-3", "int8:0.0162908:-118", 0.7, 2)]
    [InlineData("gelu", "uint8:0.05:100", "uint8:0.07:20", 0.6, 0)]
    [InlineData("sigmoid", "int8:0.05", "uint8:0.00390625", 1.0, 0)]
    [InlineData("softplus", "Q3.4", "Q3.4", 1.0, 2)]
    public void Any_activation_in_any_format_keeps_its_bound(string activation, string input, string output, double bound, int placeBits)
    {
        ProvenActivation proven = Designs.Prove("logic", input, output, bound, activation, ("place_bits", placeBits), ("effort", "quick"));
        Assert.True(proven.Error.MaxLsb <= bound, $"{proven.Error.MaxLsb}");
        Assert.DoesNotContain(proven.Kernel.Steps, step => step is Multiply && step.Operands.All(operand => operand is not Constant));
    }

    [Theory]
    [InlineData("int32:2.1735e-10")]
    [InlineData("int30:2.1735e-10")]
    public void Outputs_that_saturate_within_a_few_codes_are_beyond_no_bound_of_what_is_allowed(string output) =>
        Assert.True(Designs.Prove("logic", "Q2.5", output, 1, "celu").Error.MaxLsb < 1);

    [Theory]
    [InlineData("tanh", "Q3.8", "Q0.11", 1.0, 5, 1, 5, 0)]
    [InlineData("gelu", "Q3.8", "Q3.8", 0.5, 5, 2, 4, 0)]
    [InlineData("elu", "int10:0.01:11", "int10:0.007:-7", 0.75, 6, 2, 6, 0)]
    [InlineData("sigmoid", "uint10:0.02:500", "UQ0.10", 1.0, 5, 1, 5, 0)]
    [InlineData("silu", "Q3.10", "Q3.10", 1.0, 7, 2, 4, 1)]
    public void Parabolas_keep_their_bound_on_segments_that_no_line_serves(string activation, string input, string output, double bound, int placeBits, int curvature, int squareBits, int dropped)
    {
        (string, object)[] shape = [("place_bits", placeBits), ("dropped", dropped), ("effort", "quick")];
        ProvenActivation proven = Designs.Prove("logic", input, output, bound, activation, [("curvature", curvature), ("square_bits", squareBits), .. shape]);
        Assert.True(proven.Error.MaxLsb <= bound, $"{proven.Error.MaxLsb}");
        Assert.Contains(proven.Kernel.Tables, table => table.Name == "squares");
        Assert.Contains($"[curvature, {curvature}], [square_bits, {squareBits}]", string.Join(", ", proven.Design.Figures), StringComparison.Ordinal);
        DesignException refused = Assert.Throws<DesignException>(() => Designs.Prove("logic", input, output, bound, activation, [("curvature", 0), .. shape]));
        Assert.Contains("no rows of lines or parabolas with curvature 0", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tanh", "Q3.12", "Q0.15", 1.0)]
    [InlineData("gelu", "Q3.10", "Q3.10", 0.5)]
    public void Where_lines_need_many_rows_parabolas_take_less(string activation, string input, string output, double bound)
    {
        ProvenActivation parabolas = Designs.Prove("logic", input, output, bound, activation, ("effort", "quick"));
        ProvenActivation lines = Designs.Prove("logic", input, output, bound, activation, ("curvature", 0), ("effort", "quick"));
        Assert.Contains(parabolas.Kernel.Tables, table => table.Name == "curvatures");
        Assert.True(LutCount.Of(parabolas.Kernel).Total < 0.95 * LutCount.Of(lines.Kernel).Total);
    }

    [Theory]
    [InlineData(1.0, 18, 7)]
    [InlineData(0.5, 29, 7)]
    public void Gelu_of_8_bits_is_a_table_of_its_residual_beside_one_subtraction(double bound, int luts, int carries)
    {
        ProvenActivation proven = Designs.Prove("logic", "Q3.4", "Q3.4", bound);
        Assert.Equal(256, Assert.Single(proven.Kernel.Tables).Entries.Length);
        LutCost cost = LutCount.Of(proven.Kernel);
        Assert.InRange(cost.Luts, luts * 0.7, luts * 1.15);
        Assert.InRange(cost.Carries, carries - 1, carries + 1);
    }

    [Fact]
    public void Faithful_gelu_of_12_bits_takes_a_third_less_than_by_any_other_method()
    {
        double logic = LutCount.Of(Designs.Prove("logic", "Q3.8", "Q3.8", 1.0, "gelu", ("effort", "quick")).Kernel).Total;
        double interpolated = LutCount.Of(Designs.Prove("interpolated-table", "Q3.8", "Q3.8", 1.0).Kernel).Total;
        Assert.InRange(logic, 90, 125);
        Assert.True(logic < interpolated * 2 / 3, $"{logic} against {interpolated}");
    }

    [Theory]
    [InlineData("gelu", "Q3.10", "Q3.10", 0.5)]
    [InlineData("silu", "Q3.10", "Q3.10", 0.5)]
    public void More_words_of_a_row_find_rows_that_take_less(string activation, string input, string output, double bound)
    {
        IdealCodes reference = IdealCodes.Of(Designs.Specify("logic", input, output, bound, activation));
        var options = new LogicOptions(PlaceBits: 4, Shift: null, Dropped: 0, Curvature: 0, SquareBits: null, SearchEffort.Balanced);
        IReadOnlyList<LogicDesign> designs = LogicSearch.All(reference, bound, options);
        int[] many = [.. designs.Take(options.Finalists).Select(Changes)];
        int[] few = [.. designs.Skip(options.Finalists).Take(options.Finalists).Select(Changes)];
        Assert.All(many.Zip(few), pair => Assert.True(pair.First <= pair.Second, $"{pair.First} changes against {pair.Second}"));
        Assert.True(many.Sum() < few.Sum(), $"{many.Sum()} changes against {few.Sum()}");
    }

    // Bits that change from row to row.
    private static int Changes(LogicDesign design) => design.Kernel.Tables.Sum(table =>
        table.Entries.Zip(table.Entries.Skip(1)).Sum(pair => System.Numerics.BitOperations.PopCount((ulong)(pair.First ^ pair.Second))));

    [Fact]
    public void Asked_for_with_the_parameters_that_it_chose_it_is_the_same_kernel()
    {
        ProvenActivation chosen = Designs.Prove("logic", "Q3.6", "Q3.6", 0.5, "gelu");
        KernelSpecification again = chosen.Design.ExplicitIn(chosen.Specification);
        Assert.Contains("place_bits", again.Method.Parameters.Keys);
        ProvenActivation same = (ProvenActivation)Prover.Prove(again, MethodCatalog.Of(again.Method));
        Assert.Equal(chosen.Kernel.Tables.SelectMany(table => table.Entries), same.Kernel.Tables.SelectMany(table => table.Entries));
        Assert.Equal(chosen.Kernel.Steps.Select(step => step.Expression), same.Kernel.Steps.Select(step => step.Expression));
    }

    [Fact]
    public void What_no_row_can_do_is_said_with_what_would()
    {
        DesignException refused = Assert.Throws<DesignException>(() => Designs.Prove("logic", "Q3.8", "Q3.8", 0.5, "gelu", ("place_bits", 7), ("shift", 2)));
        Assert.Contains("no rows of lines or parabolas with place_bits 7 and shift 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("method table", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_weighs_it_where_luts_are_what_is_cheap()
    {
        Assert.Equal("logic", Designs.Prove("auto", "Q3.8", "Q3.8", 1.0, "gelu", ("objective", "luts")).Design.Method);
        Assert.NotEqual("logic", Designs.Prove("auto", "Q3.8", "Q3.8", 1.0).Design.Method);
    }
}
