using HwAct.Generation;
using HwAct.Targets;

namespace HwAct.Tests.Generation;

/// <summary>The output directory is written whole or not at all, and only below its path.</summary>
public sealed class OutputDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Root => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Kernels_and_index_are_written_and_nothing_else()
    {
        Assert.Equal(["a", "b", "README.md"], Write("1", "a", "b"));
        Assert.Equal(
            ["out/README.md", "out/a/a.json", "out/a/c/a.c", "out/b/b.json", "out/b/c/b.c"], directory.Snapshot().Keys);
        Assert.Equal(["README.md", "a", "b"], Directory.EnumerateFileSystemEntries(Root).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_would_not_change_is_not_touched()
    {
        Write("1", "a", "b");
        var past = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(Root, "a", "a.json"), past);
        Assert.Empty(Write("1", "a", "b"));
        Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(Root, "a", "a.json")));
    }

    [Fact]
    public void A_file_that_stays_as_it_is_keeps_its_time()
    {
        Write("1", "a");
        var past = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(Root, "a", "a.json"), past);
        File.SetLastWriteTimeUtc(Path.Combine(Root, "a", "c", "a.c"), past);
        Assert.Equal(["a"], Write("2", "a"));
        Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(Root, "a", "a.json")));
        Assert.NotEqual(past, File.GetLastWriteTimeUtc(Path.Combine(Root, "a", "c", "a.c")));
    }

    [Theory]
    [InlineData("stage a/c/a.c")]
    [InlineData("stage b/b.json")]
    [InlineData("set aside README.md")]
    [InlineData("bring in README.md")]
    [InlineData("set aside a")]
    [InlineData("bring in a")]
    [InlineData("set aside b")]
    [InlineData("bring in b")]
    [InlineData("finish")]
    public void A_failure_in_the_middle_leaves_every_old_file_whole(string failing)
    {
        Write("1", "a", "b");
        SortedDictionary<string, string> before = directory.Snapshot();
        var output = new OutputDirectory(Root) { BeforeStep = step => FailAt(step, failing) };
        OutputException exception = Assert.Throws<OutputException>(() => output.Write([Kernel("a", "2"), Kernel("b", "2")], [Index("2")]));
        Assert.Contains("nothing was changed: no space left", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, directory.Snapshot());
        Assert.False(Directory.Exists(Path.Combine(Root, ".hwact-staging")));
    }

    [Fact]
    public void A_failure_in_a_new_directory_leaves_no_directory()
    {
        string deep = directory.Of("out", "below", "here");
        var output = new OutputDirectory(deep) { BeforeStep = step => FailAt(step, "bring in a") };
        Assert.Throws<OutputException>(() => output.Write([Kernel("a", "1")], []));
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
    }


    [Fact]
    public void A_second_writer_is_told_to_wait()
    {
        Write("1", "a");
        var output = new OutputDirectory(Root)
        {
            BeforeStep = _ => Assert.Contains(
                "another hwact is writing there", Assert.Throws<OutputException>(() => Write("3", "a")).Message, StringComparison.Ordinal),
        };
        Assert.Equal("a", Assert.Single(output.Write([Kernel("a", "2")], []).Changed));
        Assert.Equal("2", File.ReadAllText(Path.Combine(Root, "a", "c", "a.c")));
    }

    [Fact]
    public void A_directory_below_a_file_cannot_be_written()
    {
        File.WriteAllText(directory.Of("file"), "mine");
        var output = new OutputDirectory(directory.Of("file", "out"));
        Assert.Contains("cannot be written, and nothing was changed", Assert.Throws<OutputException>(() => output.Write([Kernel("a", "1")], [])).Message, StringComparison.Ordinal);
        Assert.Equal("mine", Assert.Single(directory.Snapshot()).Value);
    }

    [Fact]
    public void Nothing_of_a_folder_that_hwact_did_not_write_is_written_over_or_removed()
    {
        Directory.CreateDirectory(Path.Combine(Root, "src", "c"));
        File.WriteAllText(Path.Combine(Root, "src", "main.c"), "mine");
        Assert.Equal("main.c", Assert.Single(new OutputDirectory(Root).Write([Kernel("src", "1")], []).Kept["src"]));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Root, "src", "main.c")));
        Directory.CreateDirectory(Path.Combine(Root, "lib", "c"));
        File.WriteAllText(Path.Combine(Root, "lib", "c", "lib.c"), "mine");
        SortedDictionary<string, string> before = directory.Snapshot();
        OutputException exception = Assert.Throws<OutputException>(() => Write("1", "a", "lib"));
        Assert.Equal($"{Root}/lib: 'c/lib.c' would be written over and is not among the files that hwact wrote; nothing was changed", exception.Message);
        Assert.True(exception.CanBeForced);
        Assert.Equal(before, directory.Snapshot());
    }

    [Fact]
    public void An_index_file_that_hwact_did_not_write_is_never_replaced()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, "README.md"), "mine");
        Assert.Contains("README.md: was not written by hwact", Assert.Throws<OutputException>(() => Write("1", "a", "b")).Message, StringComparison.Ordinal);
        Assert.Equal("mine", Assert.Single(directory.Snapshot()).Value);
    }

    [Fact]
    public void A_symbolic_link_in_place_of_a_kernel_is_not_followed()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(directory.Of("elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "a"), directory.Of("elsewhere"));
        Assert.Contains("is a symbolic link", Assert.Throws<OutputException>(() => Write("1", "a")).Message, StringComparison.Ordinal);
        Assert.Empty(directory.Snapshot());
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("c/../../x")]
    [InlineData("c//x")]
    [InlineData("c\\x")]
    [InlineData("c/.")]
    [InlineData("")]
    [InlineData("C:x")]
    public void A_path_that_climbs_out_is_refused(string path)
    {
        Assert.Throws<OutputException>(() => new KernelFolder("a", [new Artifact(path, "")]));
        Assert.Throws<OutputException>(() => new OutputDirectory(Root).Write([], [new Artifact(path, "x")]));
        Assert.Throws<OutputException>(() => new KernelFolder("..", []));
    }

    [Fact]
    public void Comparison_names_changed_missing_and_unexpected_files()
    {
        Write("one\ntwo\n", "a", "b", "old");
        File.WriteAllText(Path.Combine(Root, "a", "c", "a.c"), "one\ntwo \n");
        File.WriteAllText(Path.Combine(Root, "a", "c", "extra.c"), "");
        File.Delete(Path.Combine(Root, "b", "b.json"));
        Assert.Equal(
            [
                new Drift(DriftKind.Changed, "a/c/a.c", 2),
                new Drift(DriftKind.Unexpected, "a/c/extra.c"),
                new Drift(DriftKind.Missing, "b/b.json"),
                new Drift(DriftKind.Unexpected, "old/"),
            ],
            new OutputDirectory(Root).Compare([Kernel("a", "one\ntwo\n"), Kernel("b", "one\ntwo\n")], [Index("one\ntwo\n")]).ToArray());
    }

    [Fact]
    public void A_subset_says_nothing_about_other_kernels()
    {
        Write("1", "a", "b");
        Assert.Empty(new OutputDirectory(Root).Compare([Kernel("a", "1")], []));
        Assert.Equal([new Drift(DriftKind.Missing, "c/c.json"), new Drift(DriftKind.Missing, "c/c/c.c")], new OutputDirectory(Root).Compare([Kernel("c", "1")], []).ToArray());
    }

    private static void FailAt(string step, string failing)
    {
        if (step == failing)
        {
            throw new IOException("no space left");
        }
    }

    private static KernelFolder Kernel(string name, string text) => new(name, [new Artifact(name + ".json", "{}"), new Artifact($"c/{name}.c", text)]);

    private static Artifact Index(string text) => new("README.md", "# Kernels\n" + text);

    private string[] Write(string text, params string[] names) =>
        [.. new OutputDirectory(Root).Write([.. names.Select(name => Kernel(name, text))], names.Length > 1 ? [Index(text)] : []).Changed];
}
