using HwAct.Choice;
using HwAct.Generation;
using HwAct.Packages;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;
using YamlDotNet.RepresentationModel;

namespace HwAct.ToolchainTests.Libraries;

/// <summary>A library of FuseSoC: every core that it depends on is there, and what FuseSoC would copy for a bench is enough for it to pass.</summary>
public sealed class CoreLibraryTests
{
    private const string Kernels =
        """
        { "kernels": [
          { "name": "plain", "activation": "gelu", "input": "int6:0.1", "output": "int8:0.03:7", "method": "interpolated-table", "targets": ["verilog"] },
          { "name": "images", "activation": "silu", "input": "int8:0.06", "output": "int12:0.01:-5", "method": "interpolated-table",
            "targets": [{ "name": "verilog", "rom_init": "file", "axi_stream": true }, "rom"] },
          { "name": "pair", "activation": "geglu", "input": "int4:0.5", "up": "uint4:0.25:3", "output": "int8:0.125", "method": "table",
            "targets": [{ "name": "verilog", "rom_init": "file", "latency": 2 }, "rom", "c"] } ] }
        """;

    [Fact]
    public void Every_core_passes_its_benches_with_the_files_that_it_names()
    {
        string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;
        try
        {
            string library = Path.Combine(root, "library");
            ProvenKernel[] kernels = [.. new SpecificationReader().Read(Kernels, "k.json").Select(kernel => KernelChoice.Prove(kernel.Specification))];
            var request = new PackageRequest(EcosystemCatalog.Of("fusesoc"), [.. kernels], "three", "An Author", "");
            new PackageFolder(library).Write(request, Package.Of(request, TemplateRenderer.Create(directory: null)), force: false);

            Dictionary<string, (string Folder, YamlMappingNode Core)> cores = Directory.EnumerateFiles(library, "*.core", SearchOption.AllDirectories)
                .Select(file => (Path.GetDirectoryName(file)!, Core: Yaml(file))).ToDictionary(core => Text(core.Core["name"]), StringComparer.Ordinal);
            YamlMappingNode all = cores.Single(core => core.Key.StartsWith("hwact:library:three:", StringComparison.Ordinal)).Value.Core;
            string[] needed = [.. List(Map(Map(all["filesets"])["kernels"])["depend"]).Select(Text)];
            Assert.Equal(["hwact:kernel:plain:1.0.0", "hwact:kernel:images:1.0.0", "hwact:kernel:pair:1.0.0"], needed);
            int passed = needed.Sum(name => Benches(cores[name].Folder, cores[name].Core));
            Assert.Equal(4, passed);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static int Benches(string folder, YamlMappingNode core)
    {
        YamlMappingNode targets = Map(core["targets"]);
        string[] benches = [.. targets.Children.Keys.Select(Text).Where(name => name.StartsWith("sim", StringComparison.Ordinal))];
        foreach (YamlMappingNode target in benches.Select(name => Map(targets[name])))
        {
            // What is there is only what was copied, each file to its own path or to the one that it asks for.
            string work = Directory.CreateTempSubdirectory("hwact-test-").FullName;
            try
            {
                var sources = new List<string>();
                foreach (YamlMappingNode fileset in List(target["filesets"]).Select(name => Map(Map(core["filesets"])[Text(name)])))
                {
                    foreach (YamlNode file in List(fileset["files"]))
                    {
                        (string from, string to) = file is YamlMappingNode one ? (Text(one.Children.Single().Key), Text(Map(one.Children.Single().Value)["copyto"])) : (Text(file), "src/" + Text(file));
                        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(work, to))!);
                        File.Copy(Path.Combine(folder, from), Path.Combine(work, to));
                        sources.AddRange(Text(fileset["file_type"]) == "user" ? [] : [to]);
                    }
                }

                string top = Text(target["toplevel"]);
                string[] parameters = [.. Parameters(core, target).Select(one => $"-P{top}.{one.Name}=\"{one.Value}\"")];
                ToolRun built = new ExternalTool("iverilog", "iverilog").Run(["-g2005", "-s", top, "-o", "bench", .. parameters, .. sources], work);
                Assert.True(built.Succeeded, built.Summary);
                Assert.Contains("PASS", new ExternalTool("vvp", "iverilog").Run(["-n", "bench"], work).Output, StringComparison.Ordinal);
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        }

        return benches.Length;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(YamlMappingNode core, YamlMappingNode target) => !target.Children.TryGetValue("parameters", out YamlNode? names) ? [] :
        from name in List(names).Select(Text)
        let parameter = Map(Map(core["parameters"])[name])
        where Text(parameter["paramtype"]) == "vlogparam" && parameter.Children.ContainsKey("default")
        select (name, Text(parameter["default"]));

    private static YamlMappingNode Yaml(string file)
    {
        string text = File.ReadAllText(file);
        Assert.StartsWith("CAPI=2:\n", text, StringComparison.Ordinal);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Map(Assert.Single(stream.Documents).RootNode);
    }

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;

    private static IEnumerable<YamlNode> List(YamlNode node) => ((YamlSequenceNode)node).Children;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
