using HwAct.Generation;
using HwAct.Targets;
using HwAct.Tests.Specifications;
using ToolRun = HwAct.Tests.Cli.ToolRun;

namespace HwAct.Tests.Generation;

/// <summary>A symbolic link in whatever place of an output directory leads nothing out of it: what it points to stays whole.</summary>
public sealed class SymbolicLinkTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public SymbolicLinkTests()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(directory.Of("elsewhere", "a"));
        File.WriteAllText(directory.Of("elsewhere", "mine.txt"), "mine");
        File.WriteAllText(directory.Of("elsewhere", "a", "a.json"), "{}");
    }

    public static TheoryData<string, bool> Places
    {
        get
        {
            var data = new TheoryData<string, bool>();
            data.Add("README.md", true);
            foreach (string place in (string[])["a", ".hwact-staging", ".hwact-staging/new", ".hwact-staging/old", ".hwact-staging/lock"])
            {
                data.Add(place, true);
                data.Add(place, false);
            }

            return data;
        }
    }

    private string Root => directory.Of("out");

    private string Elsewhere => directory.Of("elsewhere");

    public void Dispose() => directory.Dispose();

    // A link to a folder, a link to a file, and one to nothing, which writing would make.
    [Theory]
    [MemberData(nameof(Places))]
    public void Nothing_is_written_through_a_link(string place, bool index)
    {
        foreach (string target in (string[])[Elsewhere, directory.Of("elsewhere", "mine.txt"), directory.Of("elsewhere", "none"), directory.Of("elsewhere", "a")])
        {
            string link = Path.Combine(Root, place);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, target);
            Assert.Contains("link", Assert.Throws<OutputException>(() => Write(index)).Message, StringComparison.Ordinal);
            Assert.NotNull(new FileInfo(link).LinkTarget);
            RequireWhole();
            File.Delete(link);
            Assert.Equal(place.Contains('/') ? [".hwact-staging"] : [], Directory.GetFileSystemEntries(Root).Select(entry => Path.GetFileName(entry)));
        }
    }

    [Fact]
    public void A_link_inside_the_folder_of_a_kernel_is_drift_and_neither_followed_nor_removed()
    {
        Write(index: true);
        foreach (string target in (string[])[Elsewhere, directory.Of("elsewhere", "mine.txt")])
        {
            Write(index: true);
            string inside = Path.Combine(Root, "a", "c", "more");
            File.CreateSymbolicLink(inside, target);
            Assert.Equal([new Drift(DriftKind.Unexpected, "a/c/more")], new OutputDirectory(Root).Compare([Folder("1")], []).ToArray());
            Write(index: true);
            Assert.Equal(target, new FileInfo(inside).LinkTarget);
            RequireWhole();
            File.Delete(inside);
        }
    }

    [Fact]
    public void A_file_of_a_kernel_that_is_a_link_is_replaced_and_not_written_through()
    {
        Write(index: true);
        string file = Path.Combine(Root, "a", "c", "a.c");
        File.Delete(file);
        File.CreateSymbolicLink(file, directory.Of("elsewhere", "mine.txt"));
        new OutputDirectory(Root).Replace("a", new Artifact("c/a.c", "2"));
        Assert.Equal("2", File.ReadAllText(file));
        RequireWhole();
    }

    [Fact]
    public void What_a_link_stands_for_is_not_replaced_in_part_either()
    {
        Directory.CreateSymbolicLink(Path.Combine(Root, "a"), directory.Of("elsewhere", "a"));
        Assert.Contains("is a symbolic link", Assert.Throws<OutputException>(() => new OutputDirectory(Root).Replace("a", new Artifact("a.json", "2"))).Message, StringComparison.Ordinal);
        RequireWhole();
    }

    [Fact]
    public void A_folder_with_the_manifest_of_another_kernel_is_no_kernel_and_keeps_what_is_in_it()
    {
        Directory.CreateDirectory(Path.Combine(Root, "a"));
        File.WriteAllText(Path.Combine(Root, "a", "b.json"), "{}");
        Assert.Empty(new OutputDirectory(Root).KernelNames());
        Write(index: false);
        Assert.Equal("{}", File.ReadAllText(Path.Combine(Root, "a", "b.json")));
    }

    [Fact]
    public void A_file_in_the_place_of_a_kernel_and_a_folder_in_that_of_an_index_are_never_replaced()
    {
        File.WriteAllText(Path.Combine(Root, "a"), "mine");
        Assert.Contains("is a file where the folder of a kernel should be", Assert.Throws<OutputException>(() => Write(index: false)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(Root, "a"));
        Directory.CreateDirectory(Path.Combine(Root, "README.md"));
        Assert.Contains("is a link or a folder where an index file should be", Assert.Throws<OutputException>(() => Write(index: true)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Root, "README.md")));
    }

    [Fact]
    public void What_is_remembered_of_designs_is_not_written_through_a_link()
    {
        string specification = directory.Of("k.json");
        File.WriteAllText(specification, Specify.OneKernel());
        foreach (string place in (string[])[".hwact", ".hwact/k", ".hwact/.gitignore"])
        {
            string link = Path.Combine(Root, place);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, place == ".hwact" ? Elsewhere : directory.Of("elsewhere", "mine.txt"));
            Assert.Equal(0, ToolRun.OfWhole("generate", specification, "-o", Root).ExitCode);
            RequireWhole();
            File.Delete(link);
            if (Directory.Exists(Path.Combine(Root, ".hwact")))
            {
                Directory.Delete(Path.Combine(Root, ".hwact"), recursive: true);
            }
        }
    }

    private static KernelFolder Folder(string text) => new("a", [new Artifact("a.json", "{}"), new Artifact("c/a.c", text)]);

    private void Write(bool index) => new OutputDirectory(Root).Write([Folder("1")], index ? [new Artifact("README.md", "# Kernels\n")] : []);

    private void RequireWhole()
    {
        Assert.Equal(["a", "mine.txt"], Directory.GetFileSystemEntries(Elsewhere).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal));
        Assert.Equal(["a.json"], Directory.GetFileSystemEntries(Path.Combine(Elsewhere, "a")).Select(entry => Path.GetFileName(entry)));
        Assert.Equal(("mine", "{}"), (File.ReadAllText(directory.Of("elsewhere", "mine.txt")), File.ReadAllText(directory.Of("elsewhere", "a", "a.json"))));
    }
}
