using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Formal;

/// <summary>A netlist on a clock is proven to give each code, at its clock and none other; whatever is wrong with its registers is found.</summary>
public sealed class ClockedNetlistsTests
{
    private const string Module = "verilog/two_stages.v";

    [Theory]
    [InlineData("", "", null)]
    [InlineData("3'd5: steps_at = 5'd11", "3'd5: steps_at = 5'd10", "^it differs from the codes; input code [01-9-]+: expected -?[0-9]+, got -?[0-9]+$")]
    [InlineData("reg         [2:0] place_r1;", "wire        [2:0] place_r1 = place;", "^what it gives is not of the input 2 clocks before: it differs from the codes; input code ")]
    [InlineData("assign y = ", "reg [3:0] clocks = 0; always @(posedge clk) if (ce) clocks <= clocks + 4'd1; assign y = {8{clocks == 4'd9}} ^ ", "^what it gives is not of the input 2 clocks before: ")]
    [InlineData("always @(posedge clk) if (ce) begin", "always @(posedge clk) begin", "^a register changes at a clock without ce$")]
    [InlineData("always @(posedge clk)", "always @(negedge clk)", "^registers of another clock than the rising edge of clk: two_stages/")]
    [InlineData("always @(posedge clk)", "always @(posedge ce)", "^registers of another clock than the rising edge of clk: two_stages/")]
    public void A_fault_of_its_registers_is_found(string part, string altered, string? found)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TwoStages());
        string text = File.ReadAllText(disk.PathOf(Module));
        int at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        text = text[..at] + altered + text[(at + part.Length)..];
        File.WriteAllText(disk.PathOf(Module), altered.StartsWith("wire", StringComparison.Ordinal) ? text.Replace("place_r1 <= place;", "", StringComparison.Ordinal) : text);

        NetlistCheck check = new VerilogNetlist(Directory.CreateDirectory(disk.PathOf("work")).FullName).Check(disk);
        Assert.Equal((true, 6, 2, 64), (check.IsProven, check.InputBits, check.Latency, check.Codes));
        if (found is null)
        {
            Assert.Empty(check.Findings);
        }
        else
        {
            Finding finding = Assert.Single(check.Findings);
            Assert.Matches(found, finding.Message);
            if (finding.Mismatch is Mismatch mismatch)
            {
                Assert.Equal(disk.Expected.Outputs[(int)mismatch.Inputs[0] + 32], mismatch.Expected);
            }
        }
    }

    // One whose shared choices opt_muxtree of yosys 0.23 takes for those of one tree: the netlist is right, and a proof that goes through it says that it is not.
    [Fact]
    public void Rows_in_block_ram_are_proven()
    {
        var choice = new TargetChoice("verilog", ImmutableSortedDictionary<string, ParameterValue>.Empty.Add("latency", ParameterValue.Of(4)).Add("rom", ParameterValue.Of("block")));
        ProvenKernel kernel = KernelChoice.Prove(new KernelSpecification(
            "rows", new ActivationFunction(new Sigmoid()), [Quantization.Parse("Q3.8")], Quantization.Parse("UQ0.11"), RoundingRule.HalfEven, new MethodChoice("packed-lines"), ErrorBound.AtMost(0.8))
            .With(new TargetSelection([choice], TargetDeclarations.All)));
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), kernel);
        NetlistCheck check = new VerilogNetlist(Directory.CreateDirectory(disk.PathOf("work")).FullName).Check(disk);
        Assert.Equal((true, 4), (check.IsProven, check.Latency));
        Assert.Empty(check.Findings);
        Assert.Contains("synth_ice40 -top rows", File.ReadAllText(Path.Combine(disk.PathOf("work"), "run.rows", "netlist.ys")), StringComparison.Ordinal);
    }

    // A step of eight and what is above it, each read and added in a clock of its own.
    private static ProvenActivation TwoStages()
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 6));
        Step place = builder.LowBits("place", x, 3);
        Step step = builder.Lookup("step", new Table("steps", [0, 1, 3, 4, 7, 11, 18, 29], "of eight codes"), builder.LowBits("row", builder.ShiftRight("high", x, 3), 3));
        return TestKernels.Proven(builder.Build("two_stages", builder.Add("sum", step, place), new Port("y", new IntegerType(signed: true, 8))), latency: 2);
    }
}
