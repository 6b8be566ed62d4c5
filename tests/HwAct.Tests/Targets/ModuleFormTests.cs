using HwAct.Tests.Cli;
using ToolRun = HwAct.Tests.Cli.ToolRun;

namespace HwAct.Tests.Targets;

/// <summary>A module that is one table of what its first input gives.</summary>
public sealed class ModuleFormTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void One_input_is_a_case_over_its_codes_and_the_vectors_fill_the_memory()
    {
        string module = Module("--input", "int8:0.05:3", "--output", "int8:0.05");
        Assert.Matches(@"parameter CODES_FILE = """"  // \.\./vectors/k\.hex\n", module);
        Assert.Matches(@"assign \w+ = codes_at\(x\);", module);
        Assert.Equal(256, module.Split("codes_at = ").Length - 1);
        Assert.DoesNotContain("magnitude", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_has_an_entry_for_each_of_its_codes()
    {
        string module = Module("--input", "int6:0.1:-3:-20..10:never", "--output", "int8:0.05");
        Assert.Equal(31 + 1, module.Split("codes_at = ").Length - 1);
        Assert.Contains("default: codes_at = 8'd0;", module, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_inputs_the_gate_is_a_table_and_the_product_is_left()
    {
        string module = Module("--input", "int8:0.05:3", "--up", "int8:0.02:4", "--output", "int8:0.2");
        Assert.Matches(@"= \w+_at\(gate\);", module);
        Assert.Contains("*", module[module.IndexOf("wire", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("magnitude", module, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "--input", "int8:0.05:3", "--output", "int8:0.05")]
    [InlineData(true, "--input", "int8:0.05:3", "--up", "int8:0.02:4", "--output", "int8:0.2")]
    [InlineData(false, "--input", "Q3.8", "--output", "Q3.8")]
    [InlineData(false, "--input", "Q3.9", "--output", "Q3.4")]
    [InlineData(false, "--input", "int8:0.05:3", "--output", "int8:0.05", "--latency", "1")]
    [InlineData(false, "--input", "int8:0.05:3", "--output", "int8:0.05", "--set", "verilog.form=steps")]
    [InlineData(false, "--input", "int8:0.05:3", "--output", "int8:0.05", "--set", "verilog.rom=logic")]
    [InlineData(false, "--input", "int8:0.05:3", "--output", "int8:0.05", "--target", "rom", "--set", "verilog.rom_init=file")]
    [InlineData(false, "--input", "int8:0.05:3", "--output", "int8:0.05", "--set", "vhdl.rom=logic")]
    [InlineData(false, "--input", "int8:0.05:3", "--output", "int8:0.05", "--target", "rom", "--set", "vhdl.rom_init=file")]
    public void Unless_something_else_is_asked_for_it_is_whichever_takes_fewer_luts(bool isTable, params string[] asked)
    {
        string[] both = ["verilog", "vhdl"];
        foreach (string target in both.Where(target => both.All(other => other == target || !asked.Any(word => word.StartsWith(other + ".", StringComparison.Ordinal)))))
        {
            ToolRun run = ToolRun.OfWhole(
                ["generate", "--activation", asked.Contains("--up") ? "geglu" : "gelu", .. asked, "--method", "interpolated-table", "--target", target, "--name", "k", "-o", directory.Of(target)]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            string module = File.ReadAllText(Path.Combine(directory.Of(target), "k", target, target == "verilog" ? "k.v" : "k.vhd"));
            Assert.Equal(!isTable, module.Contains("magnitude", StringComparison.Ordinal));
        }
    }

    // Its table is in no image: it has it inline beside a module of steps that reads its own.
    [Fact]
    public void A_gated_entity_is_a_table_beside_a_module_that_reads_its_own_from_files()
    {
        ToolRun run = ToolRun.OfWhole(
            [
                "generate", "--activation", "geglu", "--input", "int6:0.1", "--up", "int6:0.1", "--output", "int8:0.2", "--method", "interpolated-table", "--target", "verilog", "--target", "vhdl",
                "--target", "rom", "--set", "verilog.rom_init=file", "--set", "vhdl.form=table", "--name", "k", "-o", Out,
            ]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("magnitude", File.ReadAllText(Path.Combine(Out, "k", "vhdl", "k.vhd")), StringComparison.Ordinal);
    }

    // Yosys would read a small table from block RAM as soon as a register takes its word over, and its clock is another.
    [Theory]
    [InlineData(true, "--latency", "2")]
    [InlineData(true, "--clock", "150MHz", "--device", "ice40-hx")]
    [InlineData(false)]
    [InlineData(false, "--latency", "2", "--set", "verilog.rom=block")]
    public void With_a_clock_small_tables_are_logic(bool isLogic, params string[] asked)
    {
        ToolRun run = ToolRun.OfWhole(
            ["generate", "--activation", "gelu", "--input", "Q3.8", "--output", "Q3.8", "--method", "interpolated-table", "--target", "verilog", .. asked, "--name", "k", "-o", Out]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string module = File.ReadAllText(Path.Combine(Out, "k", "verilog", "k.v"));
        Assert.Contains("_at = ", module, StringComparison.Ordinal);
        Assert.Equal(isLogic, module.Contains("ram_style = \"logic\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6, "--latency", "1", "--device", "xc7")]
    public void A_network_of_LUTs_is_the_codes_without_a_table(int lutInputs, params string[] asked)
    {
        ToolRun run = ToolRun.OfWhole(
            [
                "generate", "--activation", "gelu", "--input", "int5:0.2", "--output", "int6:0.1:-20", "--method", "interpolated-table", "--target", "verilog", "--target", "vhdl", "--set", "verilog.form=network",
                "--set", "vhdl.form=network", .. asked, "--name", "k", "-o", Out,
            ]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string module = File.ReadAllText(Path.Combine(Out, "k", "verilog", "k.v"));
        Assert.Contains($"k_lut{lutInputs} #(", module, StringComparison.Ordinal);
        Assert.DoesNotContain("_at", module, StringComparison.Ordinal);
        Assert.DoesNotContain("case", File.ReadAllText(Path.Combine(Out, "k", "vhdl", "k.vhd")), StringComparison.Ordinal);
    }

    // What a network is made of must be known, and it must be searched in seconds.
    [Theory]
    [InlineData(true, "--input", "int5:0.2", "--device", "ice40-hx")]
    [InlineData(true, "--input", "int5:0.2", "--device", "xc7")]
    [InlineData(false, "--input", "int5:0.2", "--device", "generic")]
    [InlineData(false, "--input", "int5:0.2")]
    [InlineData(false, "--input", "int5:0.2", "--device", "ice40-hx", "--set", "verilog.form=table")]
    [InlineData(false, "--input", "int5:0.2", "--device", "ice40-hx", "--latency", "1")]
    [InlineData(false, "--input", "Q2.8", "--device", "ice40-hx", "--set", "verilog.rom=logic")]
    [InlineData(false, "--input", "Q3.8", "--device", "ice40-hx")]
    public void Where_the_device_is_named_it_may_be_a_network(bool isNetwork, params string[] asked)
    {
        ToolRun run = ToolRun.OfWhole(["generate", "--activation", "gelu", .. asked, "--output", "int8:0.1:-60", "--method", "table", "--target", "verilog", "--name", "k", "-o", Out]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(isNetwork, File.ReadAllText(Path.Combine(Out, "k", "verilog", "k.v")).Contains("_lut", StringComparison.Ordinal));
    }

    // Digits are what the gate's network gives.
    [Fact]
    public void Products_in_digits_are_made_of_a_network_too()
    {
        string module = Network("--input", "int5:0.4:1", "--up", "int6:0.1", "--output", "int6:0.7", "--set", "verilog.products=logic");
        Assert.Contains("k_lut4 #(", module, StringComparison.Ordinal);
        Assert.Contains("_multiple_1", module, StringComparison.Ordinal);
        Assert.DoesNotContain("_at(", module, StringComparison.Ordinal);
    }

    // The gate's network; the product is left.
    [Fact]
    public void Of_two_inputs_the_gate_is_a_network()
    {
        string module = Network("--input", "int4:0.4:1", "--up", "int5:0.1", "--output", "int6:0.1");
        Assert.Contains("k_lut4 #(", module, StringComparison.Ordinal);
        Assert.Contains(" * ", module, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hwact: --target: a module is a network (form) for a first input of 10 bits at most, and this one has 11; the form 'steps' is possible", "--input", "Q3.7", "--output", "Q3.4")]
    [InlineData(
        "hwact: --target: a module that is a network (form) has no table, which rom_init 'file' would read; rom_init 'inline' or the form 'steps' is possible",
        "--input", "Q3.4", "--output", "Q3.4", "--target", "rom", "--set", "verilog.rom_init=file")]
    public void A_network_of_more_bits_or_of_files_is_refused(string message, params string[] formats)
    {
        GenerateVerbTests.RequireOneMessage(NetworkRun(formats), message);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void More_than_12_bits_are_refused()
    {
        GenerateVerbTests.RequireOneMessage(
            Run("--input", "Q3.9", "--output", "Q3.4"),
            "hwact: --target: a module is a table (form) for a first input of 12 bits at most, and this one has 13; the form 'steps' is possible");
        Assert.False(Directory.Exists(Out));
    }

    // The gate's values are in no image.
    [Theory]
    [InlineData("verilog")]
    [InlineData("vhdl")]
    public void A_gated_module_does_not_read_its_table_from_a_file(string target)
    {
        GenerateVerbTests.RequireOneMessage(
            ToolRun.OfWhole([
                "generate", "--activation", "geglu", "--input", "int6:0.1", "--up", "int6:0.1", "--output", "int8:0.05", "--method", "interpolated-table", "--target", "rom", "--target", target,
                "--set", target + ".form=table", "--set", target + ".rom_init=file", "--name", "k", "-o", Out]),
            "hwact: --target: no image is written of what a gated kernel's module has as a table (form), which rom_init 'file' would read; rom_init 'inline' or the form 'steps' is possible");
        Assert.False(Directory.Exists(Out));
    }

    // A device without multipliers, of which a latency tells, or what is asked for; block RAM keeps the words of the kernel.
    [Theory]
    [InlineData(true, "--set", "verilog.products=logic")]
    [InlineData(false)]
    [InlineData(false, "--latency", "2")]
    [InlineData(false, "--latency", "2", "--device", "ecp5", "--set", "verilog.form=table")]
    [InlineData(true, "--latency", "2", "--device", "ice40-hx", "--set", "verilog.form=table")]
    [InlineData(true, "--latency", "2", "--device", "ecp5", "--set", "verilog.form=table", "--set", "verilog.products=logic")]
    [InlineData(false, "--latency", "2", "--device", "ice40-hx", "--set", "verilog.form=table", "--set", "verilog.products=multiplier")]
    [InlineData(false, "--latency", "2", "--device", "ice40-hx", "--set", "verilog.form=table", "--set", "verilog.rom=block")]
    public void Products_are_digits_where_there_is_no_multiplier(bool isDigits, params string[] asked)
    {
        ToolRun run = ToolRun.OfWhole(
            ["generate", "--activation", "geglu", "--input", "int8:0.05:3", "--up", "int8:0.02:4", "--output", "int8:0.2", "--method", "table", .. asked, "--target", "verilog", "--name", "k", "-o", Out]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string module = File.ReadAllText(Path.Combine(Out, "k", "verilog", "k.v"));
        Assert.Equal(isDigits, module.Contains("_multiple_1", StringComparison.Ordinal));
        Assert.Equal(!isDigits, module.Contains(" * centered_up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("verilog")]
    [InlineData("vhdl")]
    public void Digits_are_in_no_image(string target)
    {
        GenerateVerbTests.RequireOneMessage(
            ToolRun.OfWhole(["generate", "--activation", "geglu", "--input", "int6:0.1", "--up", "int6:0.1", "--output", "int8:0.05", "--method", "table", "--target", "rom", "--target", target, "--set", target + ".rom_init=file", "--set", target + ".products=logic", "--name", "k", "-o", Out]),
            "hwact: --target: no image is written of a table of digits (products), which rom_init 'file' would read; rom_init 'inline' or the products 'multiplier' is possible");
        Assert.False(Directory.Exists(Out));
    }

    private string Network(params string[] formats)
    {
        ToolRun run = NetworkRun(formats);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return File.ReadAllText(Path.Combine(Out, "k", "verilog", "k.v"));
    }

    private ToolRun NetworkRun(params string[] formats) => ToolRun.OfWhole(
        ["generate", "--activation", formats.Contains("--up") ? "geglu" : "gelu", .. formats, "--method", "interpolated-table", "--target", "verilog", "--set", "verilog.form=network", "--name", "k", "-o", Out]);

    private string Module(params string[] formats)
    {
        ToolRun run = Run(formats);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return File.ReadAllText(Path.Combine(Out, "k", "verilog", "k.v"));
    }

    private ToolRun Run(params string[] formats) => ToolRun.OfWhole(
        ["generate", "--activation", "gelu", .. formats, "--method", "interpolated-table", "--target", "verilog", "--set", "verilog.form=table", "--name", "k", "-o", Out]);
}
