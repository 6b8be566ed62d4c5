using System.Globalization;
using System.Text.Json;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>Latency, clock and device, in a file and on the command line.</summary>
public sealed class PipelineOptionTests : IDisposable
{
    private static readonly string[] Kernel = ["--activation", "gelu", "--input", "Q3.8", "--output", "Q3.8", "--method", "logic", "--name", "k"];

    private readonly TemporaryDirectory directory = new();

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Three_ways_to_ask_for_a_latency_are_one()
    {
        Require(0, "generate", [.. Kernel, "--target", "verilog", "--latency", "2", "-o", Out]);
        SortedDictionary<string, string> files = directory.Snapshot();
        Require(0, "check", [.. Kernel, "--target", "verilog", "--set", "verilog.latency=2", "-o", Out]);
        string file = directory.Of("k.json");
        File.WriteAllText(file, Specify.OneKernel("input: \"Q3.8\"", "output: \"Q3.8\"", "method: \"logic\"", "targets: [{ \"name\": \"verilog\", \"latency\": 2 }]"));
        Require(0, "check", file, "-o", Out, "--kernel", "k");
        string module = files["out/k/verilog/k.v"];
        Assert.Contains("    input  wire clk,\n    input  wire ce,\n    input  wire signed [11:0] x,\n", module, StringComparison.Ordinal);
        Assert.Contains("localparam integer       LATENCY           = 2;", module, StringComparison.Ordinal);
        Assert.Contains("// Latency    2 clocks; one result a clock, every register waits while ce is 0, none is reset.", module, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(files["out/k/k.json"]);
        Assert.Equal(2, manifest.RootElement.GetProperty("latency").GetInt32());
        JsonElement pipeline = Assert.Single(manifest.RootElement.GetProperty("pipelines").EnumerateArray());
        Assert.Equal(("verilog", 2, "generic"), (pipeline.GetProperty("target").GetString(), pipeline.GetProperty("latency").GetInt32(), pipeline.GetProperty("device").GetString()));
    }

    [Fact]
    public void A_clock_finds_its_latency_and_the_manifest_says_it()
    {
        Require(0, "generate", [.. Kernel, "--clock", "100MHz", "--device", "ice40-hx", "-o", Out]);
        using var manifest = JsonDocument.Parse(directory.Snapshot()["out/k/k.json"]);
        JsonElement pipeline = Assert.Single(manifest.RootElement.GetProperty("pipelines").EnumerateArray());
        Assert.Equal(("ice40-hx", 100.0), (pipeline.GetProperty("device").GetString(), pipeline.GetProperty("clock_mhz").GetDouble()));
        Assert.InRange(pipeline.GetProperty("modeled_mhz").GetInt32(), 100, 400);
        Assert.Equal(2, pipeline.GetProperty("latency").GetInt32());
        Require(0, "check", [.. Kernel, "--set", "verilog.latency=auto", "--set", "verilog.clock=100MHz", "--set", "verilog.device=ice40-hx", "-o", Out]);
    }

    [Fact]
    public void The_highest_clock_can_be_asked_for_in_a_latency_and_without_one()
    {
        int last = 0;
        foreach (string latency in (string[])["2", "4", "auto"])
        {
            Require(0, "generate", [.. Kernel, "--latency", latency, "--clock", "most", "--device", "ice40-hx", "-o", Out]);
            using var manifest = JsonDocument.Parse(directory.Snapshot()["out/k/k.json"]);
            JsonElement pipeline = Assert.Single(manifest.RootElement.GetProperty("pipelines").EnumerateArray());
            Assert.False(pipeline.TryGetProperty("clock_mhz", out _));
            int clock = pipeline.GetProperty("modeled_mhz").GetInt32();
            Assert.True(clock > last);
            Assert.True(latency == "auto" || pipeline.GetProperty("latency").GetInt32() == int.Parse(latency, CultureInfo.InvariantCulture));
            Require(0, "check", [.. Kernel, "--set", $"verilog.latency={latency}", "--set", "verilog.clock=most", "--set", "verilog.device=ice40-hx", "-o", Out]);
            last = clock;
        }
    }

    // A table of more than 4096 bits is block RAM where nothing is said and a clock is left to read it; asked for, it is that or refused.
    [Theory]
    [InlineData("1", "auto", false)]
    [InlineData("2", "auto", true)]
    [InlineData("2", "logic", false)]
    [InlineData("1", "block", null)]
    public void A_large_table_is_block_RAM_where_there_are_clocks_enough(string latency, string rom, bool? isBlock)
    {
        string[] asked =
        [
            "--activation", "tanh", "--input", "Q3.12", "--output", "Q0.15", "--method", "logic", "--set", "place_bits=6", "--set", "shift=6", "--set", "curvature=0", "--name", "k",
            "--target", "verilog", "--latency", latency, "--set", $"verilog.rom={rom}", "-o", Out,
        ];
        ToolRun result = ToolRun.OfWhole(["generate", .. asked]);
        Assert.Equal(isBlock is null ? 2 : 0, result.ExitCode);
        if (isBlock is not bool block)
        {
            Assert.Contains("1 clock is too few for tables in block RAM", result.Error, StringComparison.Ordinal);
            return;
        }

        SortedDictionary<string, string> files = directory.Snapshot();
        Assert.Equal(block, files["out/k/verilog/k.v"].Contains("(* ram_style = \"block\" *)", StringComparison.Ordinal));
        using var manifest = JsonDocument.Parse(files["out/k/k.json"]);
        JsonElement pipeline = Assert.Single(manifest.RootElement.GetProperty("pipelines").EnumerateArray());
        Assert.Equal(block, pipeline.TryGetProperty("memory_register_bits", out JsonElement held));
        Assert.Equal(block, files["out/k/verilog/k.v"].Contains($" and {(block ? held.GetInt32() : 0)} in block RAM", StringComparison.Ordinal));
    }

    // Without a latency a device still says what its logic is made of; of two, look-up tables of the fewer inputs are in both.
    [Theory]
    [InlineData("verilog", "--set verilog.device=xc7", 6)]
    [InlineData("verilog", "--set verilog.device=ecp5", 4)]
    [InlineData("verilog", "--set verilog.device=xc7 --set lut_inputs=5", 5)]
    [InlineData("vhdl", "--set vhdl.device=xc7", 6)]
    [InlineData("verilog,vhdl", "--set vhdl.device=xc7", 4)]
    [InlineData("verilog,vhdl", "--set vhdl.device=xc7 --set verilog.device=xc7 --set verilog.latency=2", 6)]
    [InlineData("c", "", 4)]
    public void Networks_are_of_the_look_up_tables_of_the_device(string targets, string options, int inputs)
    {
        string[] set = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Require(0, "generate", ["--activation", "gelu", "--input", "Q2.2", "--output", "Q2.2", "--name", "k", "--method", "logic", "--target", targets, .. set, "-o", Out]);
        using var manifest = JsonDocument.Parse(directory.Snapshot()["out/k/k.json"]);
        Assert.Equal(inputs, manifest.RootElement.GetProperty("method").GetProperty("parameters").GetProperty("lut_inputs").GetInt32());
    }

    [Fact]
    public void Products_are_digits_on_a_device_without_multipliers_whether_there_is_a_clock_or_not()
    {
        string[] gated = ["--activation", "silu", "--input", "int8:0.04", "--up", "int8:0.03", "--output", "int8:0.08:-20", "--name", "k", "--target", "verilog", "--set", "verilog.form=table"];
        Assert.Equal((true, false), (HasOperator("generic"), HasOperator("ice40-hx")));

        bool HasOperator(string device)
        {
            Require(0, "generate", [.. gated, "--device", device, "-o", Out]);
            return directory.Snapshot()["out/k/verilog/k.v"].Contains("code * up", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--latency 2.5", "--latency: 'latency' is a whole number from 0 to 64 or auto, not '2.5'")]
    [InlineData("--latency -1", "--latency: 'latency' is a whole number from 0 to 64 or auto, not '-1'")]
    [InlineData("--latency 60", "--latency: 60 is more clocks than the program has operations one after another; ")]
    [InlineData("--latency soon", "--latency: 'latency' is a whole number from 0 to 64 or auto, not 'soon'")]
    [InlineData("--latency auto", "--latency: the latency 'auto' is what a clock asks for; a clock such as \"180MHz\" is needed beside it, or a number of clocks")]
    [InlineData("--clock 180", "--clock: 'clock' is a frequency such as 180MHz, with Hz, kHz, MHz or GHz, up to 10GHz, most, which is the highest that registers reach, or none, not '180'")]
    [InlineData("--clock 0MHz", "--clock: 'clock' is a frequency such as 180MHz")]
    [InlineData("--clock 1,5MHz", "--clock: 'clock' is a frequency such as 180MHz")]
    [InlineData("--clock 180mhz", "--clock: 'clock' is a frequency such as 180MHz")]
    [InlineData("--clock 180MHz", "--clock: a clock is reached on some device; one of generic, ice40-hx, ecp5, xc7 is needed beside it, as its \"device\"")]
    [InlineData("--clock 180MHz --device ice40", "--device: 'device' is one of auto, generic, ice40-hx, ecp5, xc7, not 'ice40'")]
    [InlineData("--clock 900MHz --device ice40-hx", "--clock: 900 MHz is not reached in 64 clocks or fewer; ")]
    [InlineData("--clock 200MHz --device ice40-hx --latency 1", "--clock: 200 MHz is not reached in 1 clock; ")]
    [InlineData("--clock most", "--clock: a clock is reached on some device; one of generic, ice40-hx, ecp5, xc7 is needed beside it, as its \"device\"")]
    [InlineData("--clock 200MHz --device ice40-hx --latency 0", "--clock: latency 0 has no clock; leave the latency out, or make it auto or 1 or more")]
    [InlineData("--latency 2 --target c", "--latency: none of the targets that are asked for has a clock; verilog")]
    [InlineData("--set verilog.rom=block", "--set verilog.rom: block RAM is read at a clock; a latency of 1 or more, or a clock, is needed beside it")]
    [InlineData("--set verilog.rom=blocks", "--set verilog.rom: 'rom' is one of auto, block, distributed, logic, not 'blocks'")]
    [InlineData("--set verilog.rom_init=file --target verilog", "--set verilog.rom_init: what 'rom_init' asks for reads files of the target 'rom', which is not asked for; it is needed beside it")]
    [InlineData("--set verilog.rom_init=rom.mem", "--set verilog.rom_init: 'rom_init' is one of inline, file, not 'rom.mem'")]
    [InlineData("--set vhdl.rom=block --target vhdl", "--set vhdl.rom: block RAM is read at a clock; a latency of 1 or more, or a clock, is needed beside it")]
    [InlineData("--set vhdl.rom=ram --target vhdl", "--set vhdl.rom: 'rom' is one of auto, block, distributed, logic, not 'ram'")]
    [InlineData("--set vhdl.rom_init=file --target vhdl", "--set vhdl.rom_init: what 'rom_init' asks for reads files of the target 'rom', which is not asked for; it is needed beside it")]
    [InlineData("--set vhdl.rom_init=rom.mem --target vhdl", "--set vhdl.rom_init: 'rom_init' is one of inline, file, not 'rom.mem'")]
    [InlineData("--latency 2 --set verilog.latency=2", "--latency: is set twice; once is needed")]
    public void What_cannot_be_is_refused_and_nothing_is_written(string options, string message)
    {
        ToolRun run = ToolRun.OfWhole(["generate", .. Kernel, .. options.Split(' '), "-o", Out]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("hwact: " + message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void In_a_file_the_option_that_is_wrong_is_named_with_its_line()
    {
        string file = directory.Of("k.json");
        File.WriteAllText(file, Specify.OneKernel("input: \"Q3.8\"", "output: \"Q3.8\"", "method: \"logic\"", "targets: [\"c\",\n{ \"name\": \"verilog\",\n\"device\": \"ice40-hx\",\n\"clock\": \"1GHz\" }]"));
        ToolRun run = Require(2, "generate", file, "-o", Out);
        Assert.StartsWith($"{file}:11: kernels[0].targets[1].clock: 1000 MHz is not reached in 64 clocks or fewer; ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    private static ToolRun Require(int code, string verb, params string[] arguments)
    {
        ToolRun run = ToolRun.OfWhole([verb, .. arguments]);
        Assert.True(code == run.ExitCode, run.Error + run.Output);
        return run;
    }
}
