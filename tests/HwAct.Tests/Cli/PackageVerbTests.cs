using HwAct.Packages;

namespace HwAct.Tests.Cli;

/// <summary>What <c>hwact package</c> writes, keeps and refuses.</summary>
public sealed class PackageVerbTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public PackageVerbTests()
    {
        Generate("a", "table");
        Generate("b", "interpolated-table");
    }

    public static TheoryData<string> Forms => [.. EcosystemCatalog.All.Select(form => form.Name)];

    private string Kernels => directory.Of("kernels");

    private string Package => directory.Of("package");

    public void Dispose() => directory.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_package_made_twice_is_the_same_files(string form)
    {
        Assert.EndsWith($"both for {form}  a, b  written\n", Make(0, "--for", form, "--name", "both").Output, StringComparison.Ordinal);
        SortedDictionary<string, string> once = directory.Snapshot();
        Assert.EndsWith("unchanged\n", Make(0, "--for", form, "--name", "both").Output, StringComparison.Ordinal);
        Assert.Equal(once, directory.Snapshot());
        Directory.Delete(Package, recursive: true);
        Make(0, "--for", form, "--name", "both");
        Assert.Equal(once, directory.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Nothing_in_it_names_a_place_and_no_template_is_left_open(string form)
    {
        Make(0, "--for", form, "--name", "both", "--author", "A. Author", "--url", "https://example.org/both");
        foreach (string file in Directory.EnumerateFiles(Package, "*", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain(directory.Of(""), text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_not_asked_for_any_more_goes_and_what_others_wrote_stays()
    {
        Make(0, "--for", "cmake", "--name", "both");
        File.WriteAllText(Path.Combine(Package, "src", "own.c"), "int own;\n");
        ToolRun run = Make(0, "--for", "cmake", "--name", "both", "--kernel", "b");
        Assert.Contains("keeps it: 'src/own.c'", run.Error, StringComparison.Ordinal);
        Assert.Equal(["b.c", "own.c"], Directory.GetFiles(Path.Combine(Package, "src")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.Equal(["b.h", "both.h"], Directory.GetFiles(Path.Combine(Package, "include")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_single_kernel_needs_no_other_header()
    {
        Make(0, "--for", "c", "--kernel", "a");
        Assert.Equal(["a.h"], Directory.GetFiles(Path.Combine(Package, "include")).Select(file => Path.GetFileName(file)!));
    }

    [Theory]
    [InlineData("hwact: --for: there is no form of package named 'cmak'; did you mean 'cmake'?", "--for", "cmak")]
    [InlineData("hwact package: Option '--for' is required", "--kernel", "a")]
    [InlineData("has no kernel named 'c'; ", "--for", "c", "--kernel", "c")]
    [InlineData("hwact: --name: 'int' is a keyword", "--for", "c", "--name", "int")]
    [InlineData("hwact: --name: 'stdint' is a header that C sources include", "--for", "c", "--name", "stdint")]
    [InlineData("hwact: --name: '../x' is no C identifier", "--for", "c", "--name", "../x")]
    [InlineData("hwact: --name: the name is empty", "--for", "c", "--name", "")]
    [InlineData("hwact: --name: 'A' is the name of a kernel in it ('a')", "--for", "c", "--name", "A")]
    [InlineData("hwact: --name: 'test' is a target of CMake", "--for", "c", "--name", "test")]
    [InlineData("hwact: --author: 'a\"b' cannot be written", "--for", "c", "--author", "a\"b")]
    [InlineData("hwact: --author: '' cannot be written", "--for", "c", "--author", "")]
    [InlineData("hwact: --url: 'file:///etc' is no address of a page", "--for", "c", "--url", "file:///etc")]
    [InlineData("hwact: --url: 'x' is no address of a page", "--for", "c", "--url", "x")]
    [InlineData("hwact package: an empty path names no file", "--for", "c", "-o", "")]
    public void A_mistake_is_named_and_nothing_is_written(string message, params string[] arguments)
    {
        SortedDictionary<string, string> before = directory.Snapshot();
        ToolRun run = ToolRun.OfWhole(["package", Kernels, .. arguments, .. arguments.Contains("-o", StringComparer.Ordinal) ? [] : new[] { "-o", Package }]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, directory.Snapshot());
    }

    [Fact]
    public void Kernels_without_C_are_left_out_or_refused()
    {
        Generate("v", "table", "--target", "verilog");
        Assert.EndsWith("both for c  a, b  written\n", Make(0, "--for", "c", "--name", "both").Output, StringComparison.Ordinal);
        Assert.Contains("--kernel: 'v' has no C; generate it with the target c", Make(2, "--for", "c", "--kernel", "v", "--force").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_of_cores_takes_the_kernels_that_have_Verilog()
    {
        Generate("v", "table", "--target", "verilog");
        Generate("c_alone", "table", "--target", "c");
        Assert.EndsWith("both for fusesoc  a, b, v  written\n", Make(0, "--for", "fusesoc", "--name", "both").Output, StringComparison.Ordinal);
        Assert.Equal(["v.core", "verilog"], Directory.EnumerateFileSystemEntries(Path.Combine(Package, "v")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(Path.Combine(Kernels, "a", "verilog", "a_tb.v")), File.ReadAllText(Path.Combine(Package, "a", "verilog", "a_tb.v")));
        Assert.Contains("--kernel: 'c_alone' has no Verilog; generate it with the target verilog", Make(2, "--for", "fusesoc", "--kernel", "c_alone", "--force").Error, StringComparison.Ordinal);
        Assert.EndsWith("v for fusesoc  v  written\n", Make(0, "--for", "fusesoc", "--kernel", "v", "--force").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_altered_since_its_proof_is_not_given_away()
    {
        File.AppendAllText(Path.Combine(Kernels, "a", "c", "a.c"), "/* better */\n");
        Assert.Contains("as the SHA-256 of c/a.c, which has ", Make(2, "--for", "c", "--name", "both").Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Package));
    }

    [Theory]
    [InlineData("--for", "arduino", "--name", "both")]
    [InlineData("--for", "cmake", "--name", "other")]
    public void Another_package_is_written_over_by_force_alone(params string[] other)
    {
        Make(0, "--for", "cmake", "--name", "both");
        SortedDictionary<string, string> before = directory.Snapshot();
        Assert.Contains($"holds the package 'both' for cmake; '{other[3]}' for {other[1]} is asked for; nothing was changed; --force writes over it", Make(2, other).Error, StringComparison.Ordinal);
        Assert.Equal(before, directory.Snapshot());
        Make(0, [.. other, "--force"]);
        Assert.Equal(other[1] == "arduino", File.Exists(Path.Combine(Package, "library.properties")));
    }

    [Fact]
    public void A_folder_of_somebody_else_is_not_mixed_into()
    {
        Directory.CreateDirectory(Package);
        File.WriteAllText(Path.Combine(Package, "README.md"), "mine\n");
        SortedDictionary<string, string> before = directory.Snapshot();
        Assert.Contains("is not empty, and no hwact-package.json says which of its files hwact wrote", Make(2, "--for", "c", "--name", "both").Error, StringComparison.Ordinal);
        Assert.Equal(before, directory.Snapshot());
    }

    [Fact]
    public void A_file_or_a_link_is_no_folder()
    {
        File.WriteAllText(Package, "mine\n");
        Assert.Contains("is a file where the folder of a package should be", Make(2, "--for", "c", "--name", "both", "--force").Error, StringComparison.Ordinal);
        File.Delete(Package);
        Directory.CreateDirectory(directory.Of("elsewhere"));
        File.CreateSymbolicLink(Package, directory.Of("elsewhere"));
        Assert.Contains("is a symbolic link", Make(2, "--for", "c", "--name", "both", "--force").Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Of("elsewhere")));
    }

    private ToolRun Make(int code, params string[] arguments)
    {
        ToolRun run = ToolRun.OfWhole(["package", Kernels, "-o", Package, .. arguments]);
        Assert.True(code == run.ExitCode, run.Error);
        return run;
    }

    private void Generate(string name, string method, params string[] more)
    {
        ToolRun run = ToolRun.OfWhole(["generate", "--activation", "gelu", "--input", "int8:0.05:3", "--output", "int8:0.03:-7", "--method", method, "--name", name, "-o", Kernels, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
