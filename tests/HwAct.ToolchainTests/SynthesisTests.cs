using System.Text.RegularExpressions;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

public sealed class SynthesisTests
{
    [Fact]
    public void Yosys_finds_no_latch_no_problem_and_no_multiplier_wider_than_its_operands()
    {
        using var directory = new OutputDirectory();
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 8));
        var curve = new Table("curve", [.. Enumerable.Range(0, 17).Select(i => (i * 13L % 29) - 14)], "");
        Step entry = builder.Lookup("entry", curve, builder.ShiftRight("segment", builder.Add("offset", x, 128), 4));
        Step product = builder.Multiply("product", entry, builder.LowBits("fraction", x, 4));
        Step sum = builder.Add("sum", builder.Multiply("square", x, x), product);
        KernelProgram kernel = builder.Build("synthesized", sum, new Port("y", new IntegerType(signed: true, 16)));
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(kernel));

        string source = Path.Combine(disk.Directory, "verilog", "synthesized.v");
        string script = $"read_verilog {source}; hierarchy -check -top synthesized; proc; opt; wreduce; check -assert; dump t:$mul; synth; check -assert; stat";
        ToolRun run = new ExternalTool("yosys", "yosys").Run(["-p", script], disk.Directory, TimeSpan.FromMinutes(2));
        Assert.True(run.Succeeded, run.Summary);
        Assert.DoesNotContain("$_DLATCH_", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", run.Output, StringComparison.Ordinal);

        int[] widths = [.. Regex.Matches(run.Output, @"\\[AB]_WIDTH (?<bits>\d+)", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan)
            .Select(match => int.Parse(match.Groups["bits"].Value)).Order()];
        Assert.Equal([5, 5, 8, 8], widths);
    }

    // As one assignment a word such a table kept yosys busy for hours: the tool's patience is all that a test needs.
    [Fact]
    public void Tables_of_65536_words_are_read_by_every_tool()
    {
        using var directory = new OutputDirectory();
        var builder = new KernelBuilder();
        Step address = builder.Add("address", builder.Input("x", new IntegerType(signed: true, 16)), 32768);
        var words = new Table("words", [.. Enumerable.Range(0, 65531).Select(i => (i * 40503L % 65536) - 32768)], "");
        Step word = builder.Lookup("word", words, builder.Minimum("held", address, 65530));
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(builder.Build("long_table", word, new Port("y", new IntegerType(signed: true, 16)))));
        Assert.Empty(new VerilogTarget().Check([disk], Directory.CreateDirectory(Path.Combine(disk.Directory, "work")).FullName, progress: null));
        string source = Path.Combine(disk.Directory, "verilog", "long_table.v");
        ToolRun run = new ExternalTool("yosys", "yosys").Run(["-q", "-p", $"read_verilog {source}; hierarchy -check -top long_table; proc; check -assert"], disk.Directory, TimeSpan.FromMinutes(5));
        Assert.True(run.Succeeded, run.Summary);
    }

    // Synthesis takes the tables as they are: the cost that is stated is the count of yosys, cell for cell.
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void A_network_stays_as_many_LUTs_as_it_has_tables(int lutInputs)
    {
        using var directory = new OutputDirectory();
        MethodChoice thorough = new MethodChoice("logic").With("effort", ParameterValue.Of("thorough")).With("lut_inputs", ParameterValue.Of(lutInputs));
        var specification = new KernelSpecification(
            "gelu_network", new Gelu(), Quantization.Parse("Q2.3"), Quantization.Parse("Q2.3"), RoundingRule.HalfEven, thorough, ErrorBound.AtMost(0.5));
        ProvenKernel proven = KernelChoice.Prove(specification);
        KernelOnDisk disk = directory.Write(new KernelEmitter(), proven);
        string work = Directory.CreateDirectory(Path.Combine(disk.Directory, "work")).FullName;
        Assert.Empty(new VerilogTarget().Check([disk], work, progress: null).Concat(new CTarget().Check([disk], work, progress: null)));
        string source = Path.Combine(disk.Directory, "verilog", "gelu_network.v");
        (string script, string cell) = lutInputs == 4 ? ("synth_ice40 -nobram", "SB_LUT4") : ("synth_xilinx -noiopad", @"LUT\d");
        ToolRun run = new ExternalTool("yosys", "yosys").Run(
            ["-p", $"read_verilog {source}; {script} -top gelu_network; check -assert; flatten; tee -o stat.txt stat"], disk.Directory, TimeSpan.FromMinutes(2));
        Assert.True(run.Succeeded, run.Summary);
        Assert.DoesNotContain("\nWarning", run.Output, StringComparison.Ordinal);
        string stat = File.ReadAllText(Path.Combine(disk.Directory, "stat.txt"));
        int cells = Regex.Matches(stat[stat.LastIndexOf("Number of cells", StringComparison.Ordinal)..], $@" {cell} +(?<cells>\d+)", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan)
            .Sum(match => int.Parse(match.Groups["cells"].Value));
        Assert.Equal(LutCount.Of(proven.Kernel), new LutCost(cells, 0));
    }

    [Theory]
    [InlineData("Q3.4", 0.5, 29, 7)]
    [InlineData("Q3.8", 1.0, 89, 35)]
    [InlineData("Q3.12", 0.5, 680, 106)]
    public void Yosys_makes_as_few_LUTs_of_gelu_as_the_method_is_made_for(string format, double bound, int luts, int carries)
    {
        using var directory = new OutputDirectory();
        var specification = new KernelSpecification(
            "gelu_logic", new Gelu(), Quantization.Parse(format), Quantization.Parse(format), RoundingRule.HalfEven, new MethodChoice("logic"), ErrorBound.AtMost(bound));
        KernelOnDisk disk = directory.Write(new KernelEmitter(), KernelChoice.Prove(specification));
        string source = Path.Combine(disk.Directory, "verilog", "gelu_logic.v");
        ToolRun run = new ExternalTool("yosys", "yosys").Run(
            ["-p", $"read_verilog {source}; synth_ice40 -nobram -top gelu_logic; check -assert; flatten; tee -o stat.txt stat"], disk.Directory, TimeSpan.FromMinutes(2));
        Assert.True(run.Succeeded, run.Summary);
        Assert.DoesNotContain("\nWarning", run.Output, StringComparison.Ordinal);
        string stat = File.ReadAllText(Path.Combine(disk.Directory, "stat.txt"));
        Assert.InRange(Cells("SB_LUT4"), 1, luts);
        Assert.InRange(Cells("SB_CARRY"), 1, carries);

        int Cells(string name) => int.Parse(Regex.Match(stat, name + @" +(?<cells>\d+)", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan).Groups["cells"].Value);
    }
}
