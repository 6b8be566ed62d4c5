using System.Diagnostics;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>What is in a kernel's folder and was not written by the tool stays as it is; only what the old manifest lists goes.</summary>
public sealed class KeptFilesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Out => directory.Of("out");

    private string Folder => directory.Of("out", "k");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Files_that_the_old_manifest_lists_go_and_others_stay_and_are_named()
    {
        Generate("targets: [\"c\", \"rom\", \"verilog\"]", "method: \"interpolated-table\"");
        Assert.True(Directory.Exists(Path.Combine(Folder, "rom")));
        Directory.CreateDirectory(Path.Combine(Folder, "build", "deep"));
        Directory.CreateDirectory(Path.Combine(Folder, "c", "empty"));
        foreach (string mine in (string[])["verilog/k.xdc", "c/k.o", "build/deep/a.o", "build/b.o", "k.md", "c/two\nlines\u001b[31m"])
        {
            File.WriteAllText(Path.Combine(Folder, mine), mine);
        }

        ToolRun run = Generate("targets: [\"c\"]", "method: \"interpolated-table\"");
        Assert.Equal(
            $"hwact: note: {Out}/k also holds what hwact did not write, and keeps it: 'build/', 'c/empty/', 'c/k.o', 'c/two\\u000alines\\u001b[31m', 'k.md', 'verilog/k.xdc'\n", run.Error);
        Assert.Contains("written: text differs", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["build/b.o", "build/deep/a.o", "c/k.c", "c/k.h", "c/k.o", "c/two\nlines\u001b[31m", "k.json", "k.md", "k.program.json", "report.html", "vectors/k.hex", "verilog/k.xdc"],
            directory.Snapshot().Keys.Where(path => path.StartsWith("out/k/", StringComparison.Ordinal)).Select(path => path[6..]));
        Assert.False(Directory.Exists(Path.Combine(Folder, "rom")));
        Assert.True(Directory.Exists(Path.Combine(Folder, "c", "empty")));

        run = Generate("targets: [\"c\"]", "method: \"interpolated-table\"");
        Assert.Contains("unchanged", run.Output, StringComparison.Ordinal);
        Assert.Contains("'build/', 'c/empty/'", run.Error, StringComparison.Ordinal);
        Generate("targets: [\"c\", \"rom\", \"verilog\"]", "method: \"interpolated-table\"");
        Assert.True(File.Exists(Path.Combine(Folder, "verilog", "k.v")));
        Assert.Equal("c/k.o", File.ReadAllText(Path.Combine(Folder, "c", "k.o")));
    }

    [Fact]
    public void Vectors_go_when_they_are_no_longer_asked_for()
    {
        string[] wide = ["input: \"Q3.10\"", "output: \"Q3.10\"", "method: \"interpolated-table\"", "targets: [\"c\"]"];
        Generate(wide, "--vectors");
        File.WriteAllText(Path.Combine(Folder, "vectors", "mine.hex"), "mine");
        Assert.True(File.Exists(Path.Combine(Folder, "vectors", "k.hex")));
        Assert.Contains("written", Generate(wide).Output, StringComparison.Ordinal);
        Assert.Equal(["mine.hex"], Directory.EnumerateFileSystemEntries(Path.Combine(Folder, "vectors")).Select(entry => Path.GetFileName(entry)!));
    }

    [Fact]
    public void A_file_of_ones_own_in_the_way_is_written_over_by_force_only()
    {
        Generate("targets: [\"c\"]");
        Directory.CreateDirectory(Path.Combine(Folder, "verilog"));
        File.WriteAllText(Path.Combine(Folder, "verilog", "k.v"), "mine");
        SortedDictionary<string, string> before = directory.Snapshot();
        Spec("targets: [\"c\", \"verilog\"]");
        ToolRun run = ToolRun.OfWhole("generate", directory.Of("k.json"), "-o", Out);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"hwact: {Folder}: 'verilog/k.v' would be written over and is not among the files that hwact wrote; nothing was changed; --force writes over it\n", run.Error);
        Spec("targets: [\"c\"]");
        Assert.Equal(before, directory.Snapshot());
        Generate(["targets: [\"c\", \"verilog\"]"], "--force");
        Assert.Contains("module k", File.ReadAllText(Path.Combine(Folder, "verilog", "k.v")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_manifest_lists_elsewhere_is_not_removed()
    {
        Generate();
        File.WriteAllText(directory.Of("out", "mine"), "mine");
        string manifest = Path.Combine(Folder, "k.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"report.html\"", "\"../mine\": \"\", \"report.html\"", StringComparison.Ordinal));
        Generate("rounding: \"half-up\"");
        Assert.Equal("mine", File.ReadAllText(directory.Of("out", "mine")));
    }

    [Fact]
    public void A_link_is_an_entry_and_its_target_stays_whole()
    {
        Generate();
        Directory.CreateDirectory(directory.Of("elsewhere"));
        File.WriteAllText(directory.Of("elsewhere", "k.c"), "mine");
        File.Delete(Path.Combine(Folder, "c", "k.c"));
        File.CreateSymbolicLink(Path.Combine(Folder, "c", "k.c"), directory.Of("elsewhere", "k.c"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "mine"), directory.Of("elsewhere"));
        File.CreateSymbolicLink(Path.Combine(Folder, "c", "nowhere"), "nowhere at all");
        Assert.EndsWith("keeps it: 'c/nowhere', 'mine'\n", Generate().Error, StringComparison.Ordinal);
        Assert.Null(new FileInfo(Path.Combine(Folder, "c", "k.c")).LinkTarget);
        Assert.Equal("mine", File.ReadAllText(directory.Of("elsewhere", "k.c")));
        Assert.Equal(directory.Of("elsewhere"), new FileInfo(Path.Combine(Folder, "mine")).LinkTarget);
        Assert.Equal("nowhere at all", new FileInfo(Path.Combine(Folder, "c", "nowhere")).LinkTarget);
    }

    [Fact]
    public void A_link_in_place_of_a_folder_below_a_kernel_is_not_followed()
    {
        Generate();
        Directory.Delete(Path.Combine(Folder, "c"), recursive: true);
        Directory.CreateDirectory(directory.Of("elsewhere"));
        File.WriteAllText(directory.Of("elsewhere", "k.c"), "mine");
        Directory.CreateSymbolicLink(Path.Combine(Folder, "c"), directory.Of("elsewhere"));
        ToolRun run = ToolRun.OfWhole("generate", directory.Of("k.json"), "-o", Out);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"hwact: {Folder}: 'c' would be written over", run.Error, StringComparison.Ordinal);
        Generate([], "--force");
        Assert.Equal("mine", File.ReadAllText(directory.Of("elsewhere", "k.c")));
        Assert.Equal(["k.c"], Directory.EnumerateFileSystemEntries(directory.Of("elsewhere")).Select(entry => Path.GetFileName(entry)!));
        Assert.Null(new FileInfo(Path.Combine(Folder, "c")).LinkTarget);
    }

    [Theory]
    [InlineData("k")]
    [InlineData("README.md")]
    [InlineData(".hwact-staging")]
    public void No_force_follows_a_link_in_the_place_of_a_kernel_an_index_or_the_staging_folder(string place)
    {
        Directory.CreateDirectory(Out);
        Directory.CreateDirectory(directory.Of("elsewhere"));
        File.WriteAllText(directory.Of("elsewhere", "mine"), "mine");
        Directory.CreateSymbolicLink(Path.Combine(Out, place), directory.Of("elsewhere"));
        Spec();
        ToolRun run = ToolRun.OfWhole("generate", directory.Of("k.json"), "-o", Out, "--force");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([place], Directory.EnumerateFileSystemEntries(Out).Select(entry => Path.GetFileName(entry)!));
        Assert.Equal(["mine"], Directory.EnumerateFileSystemEntries(directory.Of("elsewhere")).Select(entry => Path.GetFileName(entry)!));
    }

    [Theory]
    [InlineData(".hwact")]
    [InlineData(".hwact/k")]
    [InlineData(".hwact/.gitignore")]
    public void What_the_tool_remembers_follows_no_link(string place)
    {
        Directory.CreateDirectory(Path.Combine(Out, ".hwact"));
        Directory.CreateDirectory(directory.Of("elsewhere"));
        File.WriteAllText(directory.Of("elsewhere", ".gitignore"), "mine");
        if (place == ".hwact")
        {
            Directory.Delete(Path.Combine(Out, place));
            Directory.CreateSymbolicLink(Path.Combine(Out, place), directory.Of("elsewhere"));
        }
        else
        {
            File.CreateSymbolicLink(Path.Combine(Out, place), directory.Of("elsewhere", ".gitignore"));
        }

        Generate();
        Assert.Equal("mine", File.ReadAllText(directory.Of("elsewhere", ".gitignore")));
        Assert.Single(Directory.EnumerateFileSystemEntries(directory.Of("elsewhere")));
    }

    // Such names have no spelling as text: what bears them can be moved by nobody here, so it must not have to be.
    [Fact]
    public void Names_that_are_no_UTF8_stay_too()
    {
        Generate();
        Shell("cd out/k && printf mine > \"$(printf 'caf\\351')\" && mkdir \"c/$(printf '\\377')\" && printf mine > \"c/$(printf '\\377')/a\" && mkfifo pipe");
        ToolRun run = Generate("rounding: \"half-up\"");
        Assert.EndsWith("keeps it: 'c/\\ufffd/', 'caf\\ufffd', 'pipe'\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("written", run.Output, StringComparison.Ordinal);
        Assert.Equal("minemine", Shell("cd out/k && cat \"$(printf 'caf\\351')\" \"c/$(printf '\\377')/a\" && test -p pipe"));
        Assert.Contains("unexpected  " + Out + "/k/c/\ufffd", ToolRun.OfWhole("check", directory.Of("k.json"), "-o", Out).Output, StringComparison.Ordinal);

        // The framework cannot delete them either.
        Shell("rm -r out");
    }

    private void Spec(params string[] changes) => File.WriteAllText(directory.Of("k.json"), Specify.OneKernel(changes));

    private ToolRun Generate(params string[] changes) => Generate(changes, []);

    private ToolRun Generate(string[] changes, params string[] more)
    {
        Spec(changes);
        ToolRun run = ToolRun.OfWhole(["generate", directory.Of("k.json"), "-o", Out, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private string Shell(string script)
    {
        using Process process = Process.Start(new ProcessStartInfo("sh", ["-ec", script]) { WorkingDirectory = directory.Path, UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
