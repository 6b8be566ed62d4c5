using System.Text.RegularExpressions;
using HwAct.Choice;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

/// <summary>What the tables of an entity become, and the files that they are read from.</summary>
public sealed class VhdlTablesTests
{
    private const string Rows = "rom/tabled_rows.mem";

    [Theory]
    [InlineData("\"latency\": 2, \"rom\": \"block\"", "signal", "rom_style block, syn_romstyle EBR")]
    [InlineData("\"latency\": 2, \"rom\": \"block\", \"rom_init\": \"file\"", "signal", "rom_style block, syn_romstyle EBR")]
    [InlineData("\"rom\": \"distributed\", \"rom_init\": \"file\"", "signal", "rom_style distributed, romstyle MLAB, syn_romstyle logic")]
    [InlineData("\"rom\": \"logic\"", "signal", "rom_style distributed, romstyle logic, syn_romstyle logic")]
    [InlineData("\"latency\": 2, \"rom_init\": \"file\"", "constant", "")]
    [InlineData("\"form\": \"table\", \"rom_init\": \"file\"", "constant", "")]
    public void Tables_become_what_is_asked_for(string options, string kind, string attributes)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Write(directory, options);
        Assert.Empty(Check(disk));
        string entity = File.ReadAllText(Path.Combine(disk.Directory, VhdlTarget.EntityPath(disk.Kernel.Kernel)));
        Assert.Contains($"    {kind} {(options.Contains("table", StringComparison.Ordinal) ? "codes" : "rows")}_rom : ", entity, StringComparison.Ordinal);
        MatchCollection said = Regex.Matches(entity, "attribute (?<name>\\w+) of rows_rom : signal is \"(?<value>\\w+)\";", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan);
        Assert.Equal(attributes, string.Join(", ", said.Select(one => $"{one.Groups["name"]} {one.Groups["value"]}")));
    }

    // By ghdl's own synthesis, from the folder that the file is named from by default.
    [Theory]
    [InlineData("inline")]
    [InlineData("file")]
    public void A_read_that_a_register_takes_over_is_block_RAM(string stands)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Write(directory, $"\"latency\": 2, \"rom\": \"block\", \"rom_init\": \"{stands}\"");
        string folder = Path.Combine(disk.Directory, "vhdl");
        ToolRun netlist = new ExternalTool("ghdl", "ghdl").Run(["--synth", "--std=08", "--out=verilog", "tabled.vhd", "-e", "tabled"], folder);
        Assert.True(netlist.Succeeded, netlist.Summary);
        File.WriteAllText(Path.Combine(folder, "tabled.v"), netlist.Output);
        ToolRun run = new ExternalTool("yosys", "yosys").Run(["-p", "read_verilog tabled.v; synth_ice40 -top tabled; tee -o stat.txt stat"], folder);
        Assert.True(run.Succeeded, run.Summary);
        Assert.Matches(@"SB_RAM40_4K +1\b", File.ReadAllText(Path.Combine(folder, "stat.txt")));
    }

    [Theory]
    [InlineData(@"\A..\n", "", " ends after 511 of 512 words")]
    [InlineData(@"\z", "00\n", " has more than 512 words")]
    [InlineData(@"\A.", "", " has no word of 6 bits in line 1")]
    [InlineData(@"(?<=\A..\n..)", "0", " has no word of 6 bits in line 2")]
    [InlineData(@"\A", "// words\n", " has no word of 6 bits in line 1")]
    [InlineData(@"\A.", "4", " has no word of 6 bits in line 1")]
    [InlineData(@"\A.", "x", " has no word of 6 bits in line 1")]
    [InlineData(@"\A[^|]*", "", " ends after 0 of 512 words")]
    public void A_file_that_is_no_image_of_the_table_ends_the_elaboration(string part, string becomes, string message)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Write(directory, "\"rom_init\": \"file\"");
        string file = Path.Combine(disk.Directory, Rows);
        string text = File.ReadAllText(file);
        string changed = new Regex(part, RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan).Replace(text, becomes, 1);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
        Finding finding = Assert.Single(Check(disk));
        Assert.Contains("assertion failure): ../tabled/" + Rows + message, finding.Message, StringComparison.Ordinal);
        Assert.Null(finding.Mismatch);
    }

    [Fact]
    public void A_file_with_another_word_is_found_by_its_codes_and_one_that_is_missing_by_its_name()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Write(directory, "\"rom_init\": \"file\"");
        string file = Path.Combine(disk.Directory, Rows);
        string text = File.ReadAllText(file);
        File.WriteAllText(file, (text[0] == '0' ? '1' : '0') + text[1..]);
        Finding differs = Assert.Single(Check(disk));
        Assert.Equal("VHDL with tables from files", differs.Model);
        Assert.NotNull(differs.Mismatch);
        File.Delete(file);
        Assert.Contains(Rows, Assert.Single(Check(disk)).Message, StringComparison.Ordinal);
    }

    private static Finding[] Check(KernelOnDisk disk)
    {
        using var work = new TemporaryDirectory();
        return [.. new VhdlTarget().Check([disk], work.Path, progress: null)];
    }

    private static KernelOnDisk Write(OutputDirectory directory, string options) => directory.Write(
        new KernelEmitter(),
        KernelChoice.Prove(Assert.Single(new SpecificationReader().Read(
            $"{{ \"kernels\": [{{ \"name\": \"tabled\", \"activation\": \"gelu\", \"input\": \"Q3.7\", \"output\": \"Q3.7\", \"method\": \"packed-table\", \"targets\": [\"rom\", {{ \"name\": \"vhdl\", {options} }}] }}] }}",
            "k.json")).Specification));
}
