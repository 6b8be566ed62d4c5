using System.Globalization;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Streams;

/// <summary>The AXI4-Stream wrapper: proven, run over every code with stalls on both sides, and refused without lanes.</summary>
public sealed class StreamTests
{
    private static readonly ExternalTool Iverilog = new("iverilog", "iverilog");
    private static readonly ExternalTool Verilator = new("verilator", "verilator");
    private static readonly ExternalTool Yosys = new("yosys", "yosys");

    [Theory]
    [InlineData(StreamKernels.Table, 1)]
    [InlineData(StreamKernels.Gated, 2)]
    [InlineData(StreamKernels.Plain, 3)]
    public void Beats_keep_order_number_and_data_by_induction(string kernel, int lanes)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, kernel);
        Assert.Equal((true, true), StreamProof.Of(disk.Kernel, Wrapper(disk), lanes, disk.Directory));
    }

    // Each change is one that some handshake of the wild has.
    [Theory]
    [InlineData("held <= ~free & (held | done);", "held <= ~free & held;")]
    [InlineData("data <= held ? held_data : done_data;", "data <= done_data;")]
    [InlineData("last <= held ? held_last : done_last;", "last <= done_last;")]
    [InlineData("ready <= free | ~(held | done);", "ready <= 1'b1;")]
    [InlineData("ready <= free | ~(held | done);", "ready <= free;")]
    [InlineData("if (~held) begin", "begin")]
    [InlineData("if (free) begin", "begin")]
    [InlineData("valid <= ~free | held | done;", "valid <= held | done;")]
    [InlineData("valid <= ~free | held | done;", "valid <= ~free | done;")]
    [InlineData("held <= 1'b0;", "")]
    [InlineData("{ {6{result[9]}}, result }", "{ 6'd0, result }")]
    public void A_wrong_wrapper_is_refuted(string part, string altered)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Gated);
        string wrapper = Wrapper(disk);
        Assert.Contains(part, wrapper, StringComparison.Ordinal);
        Assert.Equal((false, false), StreamProof.Of(disk.Kernel, wrapper.Replace(part, altered, StringComparison.Ordinal), 2, disk.Directory));
    }

    [Fact]
    public void Every_code_passes_with_stalls_and_lint_is_clean()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [StreamKernels.Write(directory, StreamKernels.Table, "tabled"), StreamKernels.Write(directory, StreamKernels.Gated, "gated"), StreamKernels.Write(directory, StreamKernels.Plain, "plain"), StreamKernels.Write(directory, StreamKernels.Table, "filed", StreamKernels.FromFiles)];
        Assert.Contains("_FILE = \"../rom/filed_", File.ReadAllText(disks[3].PathOf("verilog/filed_axis.v")), StringComparison.Ordinal);
        string work = Directory.CreateDirectory(Path.Combine(disks[0].Directory, "work")).FullName;
        Assert.Empty(new VerilogTarget().Check(disks, work, progress: null));
    }

    [Fact]
    public void Long_tables_are_read_from_files_by_every_module_of_the_bench()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Long);
        string work = Directory.CreateDirectory(Path.Combine(disk.Directory, "work")).FullName;
        Assert.Empty(new VerilogTarget().Check([disk], work, progress: null));
        string folder = Path.Combine(work, "run.axis_k");
        Assert.Equal(8192, File.ReadAllLines(Path.Combine(folder, "CODES_FILE.mem")).Length);
        string[] modules = ["lanes[0].reference", "lanes[1].reference", "lanes[2].reference", "dut"];
        Assert.Equal(
            ["module long_tables;", .. modules.Select(module => $"    defparam k_axis_tb.{module}.CODES_FILE = \"../../run.axis_k/CODES_FILE.mem\";"), "endmodule"],
            File.ReadAllLines(Path.Combine(folder, "long_tables.v")));
    }

    [Fact]
    public void The_bench_runs_verilated()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Gated);
        string folder = Path.Combine(disk.Directory, "verilog");
        ToolRun built = Verilator.Run(["--binary", "--timing", "--top-module", "k_axis_tb", "-GLANES=2", "--Mdir", "model", "-o", "run", "k_axis_tb.v", "k_axis.v", "k.v"], folder);
        Assert.True(built.Succeeded, built.Summary);
        ToolRun run = new ExternalTool(Path.Combine(folder, "model", "run")).Run([], folder);
        Assert.True(run.Succeeded, run.Summary);
        Assert.Contains("PASS k_axis: 1024 beats of 2", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data <= held ? held_data : done_data;", "data <= done_data;", "AXI4-Stream bench")]
    [InlineData("last <= held ? held_last : done_last;", "last <= 1'b0;", "AXI4-Stream bench")]
    [InlineData("+ 8 +: 6]),", "+ 7 +: 6]),", "AXI4-Stream bench")]
    [InlineData("wire unused = ", "wire other = ", "verilator -Wall")]
    public void Verification_finds_a_wrong_wrapper(string part, string altered, string model)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Gated);
        string file = disk.PathOf("verilog/k_axis.v");
        string text = File.ReadAllText(file);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(part, altered, StringComparison.Ordinal));
        string work = Directory.CreateDirectory(Path.Combine(disk.Directory, "work")).FullName;
        Finding finding = Assert.Single(new VerilogTarget().Check([disk], work, progress: null));
        Assert.Equal(("k", model), (finding.Kernel, finding.Model));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void Without_lanes_every_tool_stops_and_names_the_fault(int lanes)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Plain);
        string folder = Path.Combine(disk.Directory, "verilog");

        // Negative numbers yosys does not take from its command line.
        ToolRun[] runs =
        [
            Iverilog.Run(["-g2005", $"-Pk_axis.LANES={lanes}", "-s", "k_axis", "-o", "run", "k_axis.v", "k.v"], folder),
            Verilator.Run(["--lint-only", "-Wno-fatal", $"-GLANES={lanes}", "--top-module", "k_axis", "k_axis.v", "k.v"], folder),
            .. lanes < 0 ? Array.Empty<ToolRun>() :
            [
                Yosys.Run(["-q", "-p", "read_verilog k_axis.v k.v; hierarchy -check -top k_axis -chparam LANES 0"], folder),
                Yosys.Run(["-q", "-p", "read_verilog k_axis.v k.v; chparam -set LANES 0 k_axis; synth_ice40 -top k_axis"], folder),
            ],
        ];
        Assert.All(runs, run => Assert.False(run.Succeeded));
        Assert.All(runs, run => Assert.Contains("k_axis_LANES_must_be_1_or_more", run.Error + run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_stream_is_synthesized_without_a_latch_or_a_warning()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Plain);
        ToolRun run = Yosys.Run(
            ["-p", "read_verilog k_axis.v k.v; synth_ice40 -top k_axis; check -assert; flatten; tee -o stat.txt stat"], Path.Combine(disk.Directory, "verilog"));
        Assert.True(run.Succeeded, run.Summary);
        Assert.DoesNotContain("\nWarning", run.Output, StringComparison.Ordinal);
        string[] cells = [.. File.ReadLines(Path.Combine(disk.Directory, "verilog", "stat.txt")).Select(line => line.Trim()).Where(line => line.StartsWith("SB_", StringComparison.Ordinal))];

        // Bits of data and of TLAST, twice, and three of the handshake, which alone are reset.
        Assert.Equal((2 * 9, 3), (Count("SB_DFF") + Count("SB_DFFE"), Count("SB_DFFSR") + Count("SB_DFFESR")));
        Assert.All(cells, line => Assert.True(line.Split(' ')[0] is "SB_CARRY" or "SB_LUT4" or "SB_DFF" or "SB_DFFE" or "SB_DFFSR" or "SB_DFFESR", line));

        int Count(string name) => cells.Where(line => line.Split(' ')[0] == name).Select(line => int.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture)).SingleOrDefault();
    }

    private static string Wrapper(KernelOnDisk disk) => File.ReadAllText(disk.PathOf("verilog/k_axis.v"));
}
