using System.Collections.Immutable;
using HwAct.Choice;
using HwAct.Costs;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Tests.Choice;

/// <summary>What is cheap where only hardware is asked for.</summary>
public sealed class HardwareChoiceTests
{
    [Theory]
    [InlineData("verilog", "luts")]
    [InlineData("verilog,rom", "luts")]
    [InlineData("vhdl", "luts")]
    [InlineData("c,verilog", "flash")]
    [InlineData("c,vhdl", "flash")]
    [InlineData("c,rom", "flash")]
    [InlineData("rom", "rom-bits")]
    public void Flash_is_where_C_is_written_and_luts_where_only_hardware_is(string targets, string objective)
    {
        ProvenKernel kernel = KernelChoice.Prove(Auto("Q3.4", targets));
        Assert.StartsWith($"Cheapest by {objective}: ", kernel.Design.Comparison!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Q3.8", "packed-table", 1)]
    [InlineData("Q3.12", "packed-lines", 2)]
    public void Block_ram_is_filled_where_tables_are_to_be_that(string format, string method, int blocks)
    {
        ProvenKernel kernel = KernelChoice.Prove(Auto(format, "verilog").With(InMemory("verilog", "block")));
        Assert.StartsWith($"Cheapest by block-ram: {method}. Compared: {method} ", kernel.Design.Comparison!, StringComparison.Ordinal);
        Assert.Contains($" {blocks} block RAM and {Math.Round(LutCount.OfLogic(kernel.Kernel).Total)} LUTs and carries", kernel.Design.Comparison!, StringComparison.Ordinal);
        Assert.DoesNotContain("dsp-polynomial", kernel.Design.Comparison!, StringComparison.Ordinal);
        Assert.Equal(blocks, BlockRams.Of(kernel.Kernel));
        Assert.Equal("rows", Assert.Single(kernel.Kernel.Tables).Name);
    }

    [Theory]
    [InlineData("block", "block-ram")]
    [InlineData("distributed", "luts")]
    [InlineData("logic", "luts")]
    [InlineData("block", "flash", "c")]
    [InlineData("block", "block-ram", "vhdl")]
    public void Block_ram_counts_where_it_is_asked_for_and_C_is_not(string rom, string objective, params string[] beside) => RequireObjective("verilog", rom, objective, beside);

    [Theory]
    [InlineData("block", "block-ram")]
    [InlineData("logic", "luts")]
    [InlineData("block", "flash", "c")]
    [InlineData("block", "block-ram", "verilog")]
    public void Block_ram_of_VHDL_counts_as_that_of_Verilog(string rom, string objective, params string[] beside) => RequireObjective("vhdl", rom, objective, beside);

    // A step less in the codes is LUTs less in a table of them: of faithful kernels that of few steps is the smallest, whatever its program is made of.
    [Fact]
    public void Fewest_luts_are_those_of_the_module_that_is_written()
    {
        static long Luts(ProvenKernel kernel) => KernelCost.Of(kernel.Kernel, Objective.Luts).First;
        ProvenKernel chosen = KernelChoice.Prove(Auto("Q3.4", "verilog"));
        foreach (string method in (string[])["table", "logic", "threshold", "interpolated-table"])
        {
            Assert.InRange(Luts(chosen), 1, Luts(KernelChoice.Prove(Auto("Q3.4", "verilog", new MethodChoice(method)))));
        }
    }

    [Fact]
    public void What_is_written_counts_more()
    {
        KernelSpecification specification = Auto("Q3.4", "verilog", new MethodChoice("auto").With("objective", ParameterValue.Of("rom-bits")));
        Assert.StartsWith("Cheapest by rom-bits: ", KernelChoice.Prove(specification).Design.Comparison!, StringComparison.Ordinal);
    }

    // Lines beside a table: where both are within the error of the model, the table, which is sure.
    [Fact]
    public void A_table_is_kept_unless_something_is_surely_less()
    {
        var relu = Auto("int8:0.05:3", "verilog", activation: "relu", output: "uint8:0.02");
        Assert.Equal("table", KernelChoice.Prove(relu).Design.Method);
        Assert.Equal("logic", KernelChoice.Prove(Auto("Q3.8", "verilog")).Design.Method);
    }

    // Most codes are those of the ends: the table takes 67 LUT4, the lines beside it 85 of which the model knows 92.
    [Fact]
    public void A_saturated_table_is_known_to_be_small()
    {
        ProvenKernel erf = KernelChoice.Prove(Auto("int10:0.0775", "verilog", activation: "erf", output: "int10:0.00195504:-1"));
        Assert.Equal("table", erf.Design.Method);
        Assert.InRange(KernelCost.Of(erf.Kernel, Objective.Luts).First, 60, 76);
    }

    [Theory]
    [InlineData("verilog", "luts")]
    [InlineData("c,verilog", "flash")]
    public void Gated_kernels_are_chosen_by_it_too(string targets, string objective) =>
        Assert.StartsWith($"Cheapest by {objective}: ", KernelChoice.Prove(Gated(targets)).Design.Comparison!, StringComparison.Ordinal);

    private static void RequireObjective(string target, string rom, string objective, string[] beside)
    {
        string compared = KernelChoice.Prove(Auto("Q3.4", target).With(InMemory(target, rom, beside))).Design.Comparison!;
        Assert.StartsWith($"Cheapest by {objective}: ", compared, StringComparison.Ordinal);
        Assert.Equal(objective == "block-ram", compared.Contains("packed-", StringComparison.Ordinal));
    }

    private static TargetSelection InMemory(string target, string rom, params string[] beside)
    {
        var choice = new TargetChoice(target, ImmutableSortedDictionary<string, ParameterValue>.Empty.Add("rom", ParameterValue.Of(rom)).Add("latency", ParameterValue.Of(5)));
        return new TargetSelection([choice, .. beside.Select(name => new TargetChoice(name))], TargetDeclarations.All);
    }

    private static KernelSpecification Gated(string targets) => new(
        "kernel",
        new GatedFunction(ActivationCatalog("silu")),
        [Quantization.Parse("int6:0.15"), Quantization.Parse("int5:0.2")],
        Quantization.Parse("int8:0.15:-20"),
        RoundingRule.HalfEven,
        new MethodChoice("auto"),
        ErrorBound.Faithful)
    {
        Targets = Written(targets),
    };

    private static KernelSpecification Auto(string input, string targets, MethodChoice? method = null, string activation = "gelu", string? output = null) => new(
        "kernel",
        ActivationCatalog(activation),
        Quantization.Parse(input),
        Quantization.Parse(output ?? input),
        RoundingRule.HalfEven,
        method ?? new MethodChoice("auto"),
        ErrorBound.Faithful)
    {
        Targets = Written(targets),
    };

    private static HwAct.Activations.Activation ActivationCatalog(string name) => HwAct.Activations.ActivationCatalog.Find(name)!.Default;

    private static TargetSelection Written(string targets) => new(targets.Split(',').Select(name => new TargetChoice(name)), TargetDeclarations.All);
}
