using System.Text.RegularExpressions;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

/// <summary>Pipelined modules in the tools of their users: every code in order, a result a clock, with clocks that do not count.</summary>
public sealed class PipelineTests
{
    [Theory]
    [InlineData("\"activation\": \"gelu\", \"input\": \"Q3.8\", \"output\": \"Q3.8\", \"method\": \"logic\"", 3)]
    [InlineData("\"activation\": \"geglu\", \"input\": \"int6:0.1:3\", \"up\": \"uint5:0.1:7:1..30:never\", \"output\": \"int8:0.05:-5\", \"method\": \"table\"", 4)]
    public void Every_tool_and_the_bench_agree_with_a_pipeline(string kernel, int latency)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), Proven(kernel, latency));
        Assert.Empty(new Verifier(TargetCatalog.All).Verify([disk], progress: null));
        string source = Path.Combine(disk.Directory, "verilog", "piped.v");
        ToolRun run = new ExternalTool("yosys", "yosys").Run(
            ["-p", $"read_verilog {source}; synth_ice40 -top piped; check -assert; flatten; tee -o stat.txt stat"], disk.Directory, TimeSpan.FromMinutes(2));
        Assert.True(run.Succeeded, run.Summary);
        Assert.DoesNotContain("\nWarning", run.Output, StringComparison.Ordinal);
        Assert.Matches("SB_DFFE", File.ReadAllText(Path.Combine(disk.Directory, "stat.txt")));
    }

    [Theory]
    [InlineData("\"latency\": 2, \"rom\": \"block\"", true)]
    [InlineData("\"latency\": 2, \"rom\": \"block\", \"rom_init\": \"file\"", true)]
    [InlineData("\"latency\": 2, \"rom\": \"logic\"", false)]
    [InlineData("\"latency\": 2, \"rom\": \"distributed\", \"rom_init\": \"file\"", false)]
    public void Tables_become_what_is_asked_for(string options, bool isBlock)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), KernelChoice.Prove(Assert.Single(new SpecificationReader().Read(
            $"{{ \"kernels\": [{{ \"name\": \"piped\", \"activation\": \"tanh\", \"input\": \"int7:0.05:3\", \"output\": \"int12:0.0005\", \"method\": {{ \"name\": \"table\", \"order\": \"offset-128\" }}, \"targets\": [\"rom\", {{ \"name\": \"verilog\", {options} }}] }}] }}",
            "k.json")).Specification));
        using var work = new TemporaryDirectory();
        Assert.Empty(new VerilogToolchain(work.Path).Verify([disk], progress: null));
        ToolRun run = new ExternalTool("yosys", "yosys").Run(
            ["-p", "read_verilog piped.v; synth_ice40 -top piped; check -assert; flatten; tee -o stat.txt stat"], Path.Combine(disk.Directory, "verilog"), TimeSpan.FromMinutes(2));
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal(isBlock, File.ReadAllText(Path.Combine(disk.Directory, "verilog", "stat.txt")).Contains("SB_RAM40_4K", StringComparison.Ordinal));
    }

    // Any operation, with any number of registers between its operands and its result.
    [Fact]
    public void Random_programs_are_the_same_at_any_latency()
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        KernelOnDisk[] disks = [.. Enumerable.Range(0, 24).Select(seed => directory.Write(emitter, Piped(new RandomKernels((ulong)seed + 1000).Next($"piped_{seed}"), seed)))];
        Assert.True(disks.Select(disk => VerilogTarget.PipelineOf(disk.Kernel).Schedule.Latency).Distinct().Count() >= 3);
        using var work = new TemporaryDirectory();
        Assert.Empty(new VerilogToolchain(work.Path).Simulated(disks));
    }

    [Fact]
    public void A_register_that_is_missing_is_found()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), Proven("\"activation\": \"gelu\", \"input\": \"Q3.4\", \"output\": \"Q3.4\", \"method\": \"logic\", \"max_error_lsb\": 0.5", 2));
        string file = Path.Combine(disk.Directory, "verilog", "piped.v");
        string text = File.ReadAllText(file);
        MatchCollection registers = Regex.Matches(text, @"        (?<name>\w+_r1) +<= (?<source>[^;]+);\n", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan);
        Assert.NotEmpty(registers);
        foreach (Match register in registers)
        {
            string name = register.Groups["name"].Value;
            string through = Regex.Replace(
                text.Replace(register.Value, "", StringComparison.Ordinal), $@"reg  ([^;\n]*\b{name});", $"wire $1 = {register.Groups["source"].Value};", RegexOptions.None, Timeout.InfiniteTimeSpan);
            Assert.NotEqual(text, through);
            File.WriteAllText(file, through);
            using var work = new TemporaryDirectory();
            Assert.Contains(new VerilogToolchain(work.Path).Simulated([disk]), finding => finding.Mismatch is not null);
        }
    }

    [Fact]
    public void A_register_that_does_not_wait_for_ce_is_found()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), Proven("\"activation\": \"relu\", \"input\": \"int8:0.05:3\", \"output\": \"int8:0.04\"", 2));
        string file = Path.Combine(disk.Directory, "verilog", "piped.v");
        string text = File.ReadAllText(file);
        int last = text.LastIndexOf("if (ce) begin", StringComparison.Ordinal);
        File.WriteAllText(file, text[..last] + "if (ce || 1'b1) begin" + text[(last + "if (ce) begin".Length)..]);
        Finding[] findings = [.. new Verifier([new VerilogTarget()]).Verify([disk], progress: null)];
        Assert.Contains(findings, finding => finding.Message.Contains("the output moved while ce was 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_pair_of_a_pipelined_gated_kernel_is_run_verilated()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(
            new KernelEmitter(), Proven("\"activation\": \"swiglu\", \"input\": \"int5:0.3\", \"up\": \"int6:0.2:3\", \"output\": \"int8:0.5\", \"method\": \"table\"", 2));
        using var pairs = new AllPairs([new VerilogTarget()]);
        pairs.Build([disk], progress: null);
        Assert.Equal<string>(["reference model", "Verilog, verilated"], Assert.Single(pairs.Kernels).Models);
        Assert.Empty(pairs.Run(progress: null).Findings);
    }

    private static ProvenKernel Proven(string kernel, int latency) => KernelChoice.Prove(Assert.Single(new SpecificationReader().Read(
        $"{{ \"kernels\": [{{ \"name\": \"piped\", {kernel}, \"targets\": [\"c\", \"rom\", {{ \"name\": \"verilog\", \"latency\": {latency}, \"products\": \"logic\" }}] }}] }}", "k.json")).Specification);

    private static ProvenActivation Piped(KernelProgram program, int seed)
    {
        int most = new Placement(ExactWidths.Of(program), DeviceDelays.Of(FpgaDevice.Generic), _ => false).Deepest();
        return TestKernels.Proven(program, 1 + (seed % Math.Min(9, most)));
    }
}
