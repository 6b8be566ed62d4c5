using HwAct.Tests.Cli;

namespace HwAct.Tests.Golden;

/// <summary>generated/ is exactly what the generator writes from src/catalog.json, whatever engine renders the templates.</summary>
public class GeneratedCatalogTests
{
    private const long MostBytes = 5_000_000;

    [Fact]
    public void Generated_is_what_the_catalog_says()
    {
        ToolRun run = ToolRun.OfWhole("check", Repository.Catalog, "-o", Repository.Generated);
        Assert.Equal(("", 0), (run.ExitCode == 0 ? "" : run.Output + run.Error, run.ExitCode));
    }

    [Fact]
    public void One_byte_touched_in_a_copy_is_drift_that_names_the_file()
    {
        using var directory = new TemporaryDirectory();
        string copy = directory.Of("generated");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Generated, "gelu_s8_table"), "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Repository.Generated, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        string touched = Path.Combine(copy, "gelu_s8_table", "rom", "gelu_s8_table_codes.mem");
        byte[] bytes = File.ReadAllBytes(touched);
        bytes[^2] ^= 1;
        File.WriteAllBytes(touched, bytes);
        ToolRun run = ToolRun.OfWhole("check", Repository.Catalog, "--kernel", "gelu_s8_table", "-o", copy);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("gelu_s8_table/rom/gelu_s8_table_codes.mem", run.Output, StringComparison.Ordinal);
        Assert.Equal("gelu_s8_table: text differs, all 256 codes are the same", run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        Assert.Equal(2, run.Output.Count(c => c == '\n'));
    }

    [Fact]
    public void The_committed_catalog_stays_small() => Assert.InRange(
        new DirectoryInfo(Repository.Generated).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains(".hwact", StringComparison.Ordinal)).Sum(file => file.Length), 1, MostBytes);
}
