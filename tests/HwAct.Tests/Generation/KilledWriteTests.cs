using HwAct.Generation;
using HwAct.Targets;

namespace HwAct.Tests.Generation;

/// <summary>A process that is killed while it writes leaves what the next one puts right: all old, or all new.</summary>
public sealed class KilledWriteTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    // The directory is copied as it is before each step, which is what a process that is killed there leaves.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_the_step_the_next_run_finds_the_old_or_the_new_and_every_file_of_others(bool withOthers)
    {
        string root = directory.Of("out");
        new OutputDirectory(root).Write([Kernel("a", "1", "c/old.c"), Kernel("b", "1")], [Index("1")]);
        if (withOthers)
        {
            File.WriteAllText(Path.Combine(root, "a", "c", "notes.txt"), "mine");
            File.WriteAllText(Path.Combine(root, "b", "notes.txt"), "mine");
        }

        SortedDictionary<string, string> old = Files(root);
        int copies = 0;
        var output = new OutputDirectory(root) { BeforeStep = _ => Copy(root, Killed(copies++)) };
        output.Write([Kernel("a", "2", "rom/a.mem"), Kernel("b", "2"), Kernel("d", "2")], [Index("2")], WriteRule.Force);
        Copy(root, Killed(copies));
        Assert.InRange(copies, 15, 40);
        for (int i = 0; i <= copies; i++)
        {
            new OutputDirectory(Killed(i)).Write([], []);
            Assert.Equal(i < copies ? old : Files(root), Files(Killed(i)));

            // And once more, as though nothing had happened.
            new OutputDirectory(Killed(i)).Write([Kernel("a", "2", "rom/a.mem"), Kernel("b", "2"), Kernel("d", "2")], [Index("2")], WriteRule.Force);
            Assert.Equal(Files(root), Files(Killed(i)));
        }
    }

    [Fact]
    public void A_run_that_was_killed_when_all_was_done_is_not_undone()
    {
        string root = directory.Of("out");
        new OutputDirectory(root).Write([Kernel("a", "2")], []);
        Directory.CreateDirectory(Path.Combine(root, ".hwact-staging", "old", "a", "c"));
        File.WriteAllText(Path.Combine(root, ".hwact-staging", "old", "a", "c", "a.c"), "1");
        Assert.Empty(new OutputDirectory(root).Write([Kernel("a", "2")], []).Changed);
        Assert.Equal("2", File.ReadAllText(Path.Combine(root, "a", "c", "a.c")));
    }

    [Theory]
    [InlineData("+../mine")]
    [InlineData("+a/../../mine")]
    [InlineData("+/mine")]
    [InlineData("x")]
    public void A_plan_that_leads_elsewhere_is_not_followed(string plan)
    {
        File.WriteAllText(directory.Of("mine"), "mine");
        Directory.CreateDirectory(directory.Of("out", ".hwact-staging"));
        File.WriteAllText(directory.Of("out", ".hwact-staging", "plan"), plan + "\0");
        Assert.Contains("is no plan of hwact's", Assert.Throws<OutputException>(() => new OutputDirectory(directory.Of("out")).Write([], [])).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(directory.Of("mine")));
    }

    private static KernelFolder Kernel(string name, string text, params string[] more) =>
        new(name, [new Artifact(name + ".json", "{}"), new Artifact($"c/{name}.c", text), .. more.Select(path => new Artifact(path, text))]);

    private static Artifact Index(string text) => new("README.md", "# Kernels\n" + text);

    private static SortedDictionary<string, string> Files(string root) => new(
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(root, path), File.ReadAllText), StringComparer.Ordinal);

    private string Killed(int step) => directory.Of($"killed {step}");

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
