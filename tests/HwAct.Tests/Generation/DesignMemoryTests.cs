using System.Diagnostics;
using HwAct.Generation;
using HwAct.Methods;
using HwAct.Specifications;
using HwAct.Tests.Cli;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Generation;

/// <summary>A kernel that did not change is not designed again, and what depends on it is not made again.</summary>
public sealed class DesignMemoryTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly KernelSpecification specification = Specify.ReadOne();
    private readonly DesignMemory memory;

    public DesignMemoryTests()
    {
        memory = new DesignMemory(new OutputDirectory(Out));
        File.WriteAllText(Source, Specify.OneKernel());
    }

    private string Out => directory.Of("out");

    private string Source => directory.Of("k k.json");

    private string Program => directory.Of("out", "k", "k.program.json");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void What_was_generated_is_known()
    {
        Assert.Null(memory.Recall(specification));
        Generate();
        DesignedKernel known = memory.Recall(specification)!;
        Assert.Equal(specification.Name, known.Design.Kernel.Name);
        Assert.Equal("*\n", File.ReadAllText(directory.Of("out", ".hwact", ".gitignore")));
    }

    [Fact]
    public void Another_specification_an_altered_program_or_another_build_is_not_known()
    {
        Generate();
        Assert.Null(memory.Recall(Specify.ReadOne("rounding: \"half-up\"")));
        Assert.Null(memory.Recall(Specify.ReadOne("targets: [\"c\"]")));
        string text = File.ReadAllText(Program);
        File.WriteAllText(Program, text.Replace("\"range\":[", "\"range\": [", StringComparison.Ordinal));
        Assert.Null(memory.Recall(specification));
        File.WriteAllText(Program, text);
        Assert.NotNull(memory.Recall(specification));
        string note = directory.Of("out", ".hwact", "k");
        File.WriteAllText(note, new string('0', 64) + "\n");
        Assert.Null(memory.Recall(specification));
        File.Delete(note);
        Assert.Null(memory.Recall(specification));
    }

    [Fact]
    public void Nothing_is_touched_where_nothing_changed()
    {
        Generate();
        string[] files = Directory.GetFiles(Out, "*", SearchOption.AllDirectories);
        foreach (string file in files)
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Assert.Contains("unchanged", Generate(), StringComparison.Ordinal);
        Assert.All(files, file => Assert.Equal(2001, File.GetLastWriteTimeUtc(file).Year));
    }

    [Fact]
    public void Make_reads_the_depfile_and_runs_only_what_must_be()
    {
        string depfile = directory.Of("k.d");
        Generate("--depfile", depfile);
        string text = File.ReadAllText(depfile);
        Assert.StartsWith($"{Out}/k/k.json \\\n {Out}/k/k.program.json \\\n", text, StringComparison.Ordinal);
        Assert.EndsWith($": \\\n {directory.Path}/k\\ k.json\n\n{directory.Path}/k\\ k.json:\n"[1..], text, StringComparison.Ordinal);
        File.WriteAllText(directory.Of("Makefile"), $"all: {Out}/k/c/k.h\n{Out}/k/c/k.h:\n\t@echo made\n-include k.d\n");
        Assert.Equal("make: Nothing to be done for 'all'.\n", Make());
        File.SetLastWriteTimeUtc(Source, DateTime.UtcNow.AddHours(1));
        Assert.Equal("made\n", Make());
        File.Delete(Source);
        Assert.Equal("made\n", Make());
    }

    [Fact]
    public void A_depfile_that_cannot_be_written_is_refused_before_anything_is_written()
    {
        ToolRun run = ToolRun.OfWhole("generate", Source, "-o", Out, "--depfile", directory.Of("none", "k.d"));
        Assert.Equal((2, $"hwact: --depfile: {directory.Of("none", "k.d")} cannot be written; a file in a directory that exists is needed\n"), (run.ExitCode, run.Error));
        Assert.False(Directory.Exists(Out));
    }

    private string Generate(params string[] more)
    {
        ToolRun run = ToolRun.OfWhole(["generate", Source, "-o", Out, .. more]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    private string Make()
    {
        var start = new ProcessStartInfo("make", ["-C", directory.Path, "--no-print-directory"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";

        // The tests themselves may be run by make.
        start.Environment.Remove("MAKELEVEL");
        start.Environment.Remove("MAKEFLAGS");
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
