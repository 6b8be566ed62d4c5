using System.Text.Json;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary><c>hwact check</c>.</summary>
public sealed class CheckVerbTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly string specification;

    public CheckVerbTests()
    {
        specification = directory.Of("k.json");
        File.WriteAllText(specification, Specify.OneKernel());
        Assert.Equal(0, ToolRun.Of("generate", specification, "-o", Out).ExitCode);
    }

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void What_was_just_generated_is_as_generated()
    {
        ToolRun run = Check();
        Assert.Equal((0, $"{Out}: 1 kernel is as generated\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void One_changed_byte_is_found_and_named_with_its_line()
    {
        string file = Path.Combine(Out, "k", "c", "k.c");
        File.WriteAllText(file, File.ReadAllText(file).Replace("int", "Int", StringComparison.Ordinal));
        ToolRun run = Check();
        Assert.Equal((1, $"changed     {Out}/k/c/k.c:2\nk: text differs, all 256 codes are the same\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Missing_and_unexpected_files_and_folders_are_found_and_named()
    {
        File.Delete(Path.Combine(Out, "k", "report.html"));
        File.Delete(Path.Combine(Out, "README.md"));
        File.WriteAllText(Path.Combine(Out, "k", "notes.txt"), "");
        Directory.CreateDirectory(Path.Combine(Out, "old"));
        File.WriteAllText(Path.Combine(Out, "old", "old.json"), "");
        ToolRun run = Check();
        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"missing     {Out}/README.md\nunexpected  {Out}/k/notes.txt\nmissing     {Out}/k/report.html\nunexpected  {Out}/old/\nk: text differs, all 256 codes are the same\n", run.Output);
    }

    [Fact]
    public void A_changed_specification_is_drift()
    {
        File.WriteAllText(specification, Specify.OneKernel("rounding: \"half-up\""));
        Assert.Equal(1, Check().ExitCode);
    }

    [Fact]
    public void Nothing_is_written()
    {
        Directory.Delete(Out, recursive: true);
        Assert.Equal(1, Check().ExitCode);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void Findings_are_json_where_a_program_reads()
    {
        File.Delete(Path.Combine(Out, "k", "report.html"));
        ToolRun run = ToolRun.Of("check", specification, "-o", Out, "--json");
        JsonElement finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("drift").EnumerateArray());
        Assert.Equal(("missing", "k/report.html"), (finding.GetProperty("kind").GetString(), finding.GetProperty("path").GetString()));
        Assert.Equal(1, run.ExitCode);
    }

    private ToolRun Check() => ToolRun.Of("check", specification, "-o", Out);
}
