using HwAct.Choice;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>What the MISRA C:2012 add-on of cppcheck finds in the C is what the list of deviations gives a reason for, and nothing else.</summary>
public sealed class MisraTests
{
    private static readonly ExternalTool Cppcheck = new("cppcheck", "cppcheck");

    [Fact]
    public void Every_kernel_of_the_catalog_departs_from_no_rule_but_the_listed()
    {
        using var copies = new OutputDirectory();
        string[] sources = [.. Copied(Path.Combine(Root(AppContext.BaseDirectory), "generated"), copies.Root).Where(path => path.EndsWith(".c", StringComparison.Ordinal) && !path.EndsWith("_test.c", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.True(sources.Length > 40);
        ILookup<bool, string> hasForms = sources.ToLookup(source => File.ReadAllText(source).Contains("_VECTOR", StringComparison.Ordinal));
        using var plain = new OutputDirectory();
        Assert.Equal("", Findings(Path.Combine(Written(plain, "gelu", "int16:0.0004", "int16:0.0004", "piecewise-polynomial"), "k_misra.txt"), [.. hasForms[false]]));
        using var vector = new OutputDirectory();
        Assert.Equal("", Findings(Path.Combine(Written(vector, "gelu", "int8:0.05", "int8:0.05", "table"), "k_misra.txt"), [.. hasForms[true]]));
    }

    // Formats, methods and bases that the catalog has not.
    [Theory]
    [InlineData("silu", "int16:0.0004:-300", "int16:0.0003:200", "piecewise-polynomial")]
    [InlineData("tanh", "int12:0.002:7", "uint8:0.0078125:128", "interpolated-table")]
    [InlineData("gelu", "uint12:0.002:2000", "int32:0.0000001", "table")]
    [InlineData("softplus", "int12:0.003", "int24:0.00001", "piecewise-linear")]
    [InlineData("gelu", "int8:0.05:-3..90", "int8:0.05", "threshold")]
    [InlineData("gelu", "int16:0.0003:-1200", "int16:0.0002:5000", "q15-polynomial")]
    public void Other_formats_and_methods_depart_from_no_rule_but_the_listed(string activation, string input, string output, string method)
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory, activation, input, output, method);
        Assert.Equal("", Findings(Path.Combine(folder, "k_misra.txt"), Path.Combine(folder, "k.c")));
    }

    // Who shares a table has one departure less: no object that one function reads stands outside it for another.
    [Theory]
    [InlineData("int8:0.05", "table")]
    [InlineData("int12:0.003", "piecewise-linear")]
    public void An_exported_table_departs_from_no_rule_but_the_listed(string format, string method)
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory, "gelu", format, format, method, "exported");
        string list = Path.Combine(folder, "k_misra.txt");
        Assert.DoesNotContain("8.9", File.ReadAllText(list), StringComparison.Ordinal);
        Assert.Equal("", Findings(list, Path.Combine(folder, "k.c")));
    }

    [Theory]
    [InlineData("(x >> 1)", "10.1")]
    [InlineData("(x + 1u)", "10.4")]
    public void What_departs_from_another_rule_is_found(string fault, string rule)
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory, "gelu", "int16:0.0004", "int16:0.0004", "interpolated-table");
        string source = Path.Combine(folder, "k.c");
        File.WriteAllText(source, File.ReadAllText(source).Replace("(x > 0) ?", $"({fault} > 0) ?", StringComparison.Ordinal));
        Assert.Contains($"misra-c2012-{rule}", Findings(Path.Combine(folder, "k_misra.txt"), source), StringComparison.Ordinal);
    }

    private static string Root(string directory) =>
        File.Exists(Path.Combine(directory, "HwAct.sln")) ? directory : Root(Path.GetDirectoryName(directory)!);

    // Cppcheck writes beside what it reads, where others look at the catalog meanwhile.
    private static IEnumerable<string> Copied(string catalog, string folder) => Directory.EnumerateFiles(catalog, "*.?", SearchOption.AllDirectories)
        .Where(path => path.EndsWith(".c", StringComparison.Ordinal) || path.EndsWith(".h", StringComparison.Ordinal))
        .Select(path =>
        {
            string copy = Path.Combine(folder, Path.GetFileName(path));
            File.Copy(path, copy);
            return copy;
        });

    private static string Findings(string list, params string[] sources)
    {
        ToolRun run = Cppcheck.Run(["--std=c99", "--addon=misra", "--max-configs=1", "--quiet", "-j2", $"--suppressions-list={list}", "--template={id} {file}:{line}", .. sources], Path.GetDirectoryName(list)!);
        Assert.True(run.Succeeded, run.Summary);
        return $"{run.Output}{run.Error}".Trim();
    }

    private static string Written(OutputDirectory directory, string activation, string input, string output, string method, string tables = "static")
    {
        KernelSpecification specification = new SpecificationReader().Read(
            $$"""
            { "kernels": [ { "name": "k", "activation": "{{activation}}", "input": "{{input}}", "output": "{{output}}", "method": "{{method}}", "targets": [{ "name": "c", "misra": true, "tables": "{{tables}}" }] } ] }
            """,
            "kernels.json").Single().Specification;
        KernelOnDisk disk = directory.Write(new KernelEmitter(TemplateRenderer.Create(directory: null)), KernelChoice.Prove(specification));
        return Path.GetDirectoryName(disk.PathOf("c/k.c"))!;
    }
}
