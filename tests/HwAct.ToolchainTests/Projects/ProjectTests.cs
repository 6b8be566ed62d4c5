using HwAct.Targets;
using YamlDotNet.RepresentationModel;

namespace HwAct.ToolchainTests.Projects;

/// <summary>The files around a kernel's Verilog, run by the tools that they are for, or by what those have in common.</summary>
public sealed class ProjectTests
{
    // The fields of CAPI2 as FuseSoC documents them, by the path to their object; * is a name that the core gives.
    private static readonly Dictionary<string, string[]> Documented = new(StringComparer.Ordinal)
    {
        [""] = ["CAPI=2", "name", "description", "license", "filesets", "generate", "generators", "parameters", "provider", "scripts", "targets", "vpi", "virtual", "mapping"],
        ["filesets/*"] = ["files", "files_append", "depend", "depend_append", "file_type", "logical_name", "tags"],
        ["targets/*"] = ["default_tool", "description", "filesets", "filesets_append", "flow", "flow_options", "generate", "hooks", "parameters", "tools", "toplevel", "vpi"],
        ["targets/*/tools"] = ["icarus", "icestorm", "verilator"],
        ["targets/*/tools/icarus"] = ["iverilog_options", "timescale"],
        ["targets/*/tools/icestorm"] = ["pnr", "nextpnr_options", "arch", "yosys_synth_options"],
        ["targets/*/tools/verilator"] = ["mode", "verilator_options", "cli_parser", "libs", "make_options", "run_options"],
        ["parameters/*"] = ["datatype", "default", "description", "paramtype", "scope"],
    };

    [Theory]
    [InlineData(StreamKernels.Table)]
    [InlineData(StreamKernels.Plain)]
    public void The_core_has_documented_fields_and_names_what_is_there(string kernel)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, kernel);
        string text = File.ReadAllText(disk.PathOf("k.core"));
        Assert.StartsWith("CAPI=2:\n", text, StringComparison.Ordinal);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var core = (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
        RequireDocumented(core, "");
        Assert.Equal("hwact:kernel:k:1.0.0", Text(core["name"]));
        YamlMappingNode filesets = Map(core["filesets"]);
        YamlMappingNode targets = Map(core["targets"]);
        Assert.Equal(["default", "lint", "sim", "sim_stream", "synth"], targets.Children.Keys.Select(Text));
        foreach (YamlMappingNode fileset in filesets.Children.Values.Select(Map))
        {
            Assert.Equal("verilogSource-2005", Text(fileset["file_type"]));
            Assert.All(List(fileset["files"]), file => Assert.True(File.Exists(disk.PathOf(file)), file));
        }

        string[] known = core.Children.TryGetValue("parameters", out YamlNode? parameters) ? [.. Map(parameters).Children.Keys.Select(Text)] : [];
        foreach (YamlMappingNode target in targets.Children.Values.Select(Map))
        {
            string[] files = [.. List(target["filesets"]).SelectMany(name => List(Map(filesets[name])["files"]))];
            Assert.All(target.Children.TryGetValue("parameters", out YamlNode? used) ? List(used) : [], name => Assert.Contains(name, known));
            if (target.Children.TryGetValue("toplevel", out YamlNode? top))
            {
                // Each target is whole: its files elaborate to its top level.
                ToolRun run = new ExternalTool("iverilog", "iverilog").Run(["-g2005", "-s", Text(top), "-o", "elaborated", .. files], disk.Directory);
                Assert.True(run.IsSilent, run.Summary);
            }
        }
    }

    [Fact]
    public void Files_are_checked_by_the_tools_they_are_for()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [StreamKernels.Write(directory, StreamKernels.Table, "tabled"), StreamKernels.Write(directory, StreamKernels.Gated, "gated")];
        Assert.Empty(Check(disks));
    }

    [Theory]
    [InlineData("project/k.ys", "check -assert", "chek -assert")]
    [InlineData("project/k.ys", "-top k\n", "-top l\n")]
    [InlineData("project/k_ice40.sh", "\"$here", "'$here")]
    [InlineData("project/k_vivado.tcl", "verilog k.v", "verilog l.v")]
    [InlineData("project/k_vivado.tcl", "k_tb.v]", "k_tb.v")]
    [InlineData("project/k_quartus.tcl", "verilog k.v", "l.v")]
    [InlineData("project/k_quartus.tcl", ".. rom]", ".. ram]")]
    [InlineData("project/k.veo", ".y(k_y)", ".z(k_y)")]
    [InlineData("project/k.veo", ".LANES(1)", ".LANES(0)")]
    public void An_altered_file_is_found(string file, string part, string altered)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Table);
        string text = File.ReadAllText(disk.PathOf(file));
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(disk.PathOf(file), text.Replace(part, altered, StringComparison.Ordinal));
        Finding finding = Assert.Single(Check([disk]));
        Assert.Equal(("k", "project"), (finding.Kernel, finding.Model));
        Assert.StartsWith(file + ": ", finding.Message, StringComparison.Ordinal);
    }

    // From any folder, through a path that a careless script splits or expands.
    [Fact]
    public void The_shell_script_places_and_routes()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = StreamKernels.Write(directory, StreamKernels.Plain);
        string moved = Path.Combine(disk.Directory, "a folder's $HOME; *");
        Directory.CreateDirectory(moved);
        foreach (string part in (string[])["project", "verilog"])
        {
            Directory.Move(Path.Combine(disk.Directory, part), Path.Combine(moved, part));
        }

        string work = Directory.CreateDirectory(Path.Combine(disk.Directory, "work")).FullName;
        ToolRun run = new ExternalTool("sh", "dash").Run([Path.Combine("..", Path.GetFileName(moved), "project", "k_ice40.sh"), "--quiet"], work);
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal(["k_ice40.asc", "k_ice40.json"], Directory.GetFiles(work).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Contains(".logic_tile", File.ReadAllText(Path.Combine(work, "k_ice40.asc")), StringComparison.Ordinal);
    }

    private static IEnumerable<Finding> Check(KernelOnDisk[] disks) =>
        new ProjectTarget().Check(disks, Directory.CreateDirectory(Path.Combine(disks[0].Directory, "work")).FullName, progress: null);

    private static void RequireDocumented(YamlMappingNode node, string path)
    {
        foreach ((YamlNode key, YamlNode value) in node.Children)
        {
            string name = Text(key);
            if (Documented.TryGetValue(path, out string[]? fields))
            {
                Assert.Contains(name, fields);
            }

            if (value is YamlMappingNode inner)
            {
                RequireDocumented(inner, path is "filesets" or "targets" or "parameters" ? path + "/*" : path.Length == 0 ? name : $"{path}/{name}");
            }
        }
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;

    private static string[] List(YamlNode node) => [.. ((YamlSequenceNode)node).Children.Select(Text)];
}
