using System.Security.Cryptography;

namespace HwAct.ToolchainTests;

/// <summary><c>hwact verify</c> in folders as people have them.</summary>
public sealed class FoldersTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    public static TheoryData<string> Names =>
    [
        "a b",
        "it's \"quoted\"",
        "jürgen",
        "演算 活性化",
        "two\nlines",
        "$HOME `date` #1;%s&*?(){}[]<>|~!^,=+@\\",
        "-o -I.. --top",
        string.Join('/', Enumerable.Repeat(new string('d', 200), 15)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tool_runs_and_leaves_the_folder_as_it_was(string name) =>
        RequireAgreement(name, "--activation", "gelu", "--input", "Q3.4", "--output", "Q3.4");

    // More pairs than an interpreting simulator is given: verilator builds a program, with make.
    [Fact]
    public void A_bench_that_is_built_runs_too() => RequireAgreement(
        "jürgen's kernels", "--activation", "geglu", "--input", "int11:0.01", "--up", "int11:0.01", "--output", "int12:0.05");

    [Fact]
    public void Where_no_temporary_folder_can_be_made_it_is_named()
    {
        string folder = Path.Combine(root, "kernels");
        Assert.Equal(0, HwactProcess.Run(("TMPDIR", "/tmp"), ["generate", "--activation", "relu", "--input", "Q3.0", "--target", "c", "-o", folder]).Code);
        Assert.Equal((2, "", "hwact: no temporary folder can be made in /no/such/; TMPDIR may name another\n"), HwactProcess.Run(("TMPDIR", "/no/such"), "verify", folder));
    }

    private void RequireAgreement(string name, params string[] options)
    {
        string folder = Path.Combine(root, name);
        string temporary = Directory.CreateDirectory(Path.Combine(root, "tmp of jürgen's")).FullName;
        (int code, _, string error) = HwactProcess.Run(("TMPDIR", temporary), ["generate", .. options, "--method", "interpolated-table", "-o", folder]);
        Assert.Equal((0, ""), (code, error));
        SortedDictionary<string, string> before = Hashes();
        (code, string output, error) = HwactProcess.Run(("TMPDIR", temporary), "verify", folder);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith($"{folder}: 1 kernel, ", output, StringComparison.Ordinal);
        Assert.EndsWith(": c, verilog, rom and the reference model agree\n", output, StringComparison.Ordinal);
        Assert.Equal(before, Hashes());
    }

    // Every file and folder below the root, those of the temporary folder included: nothing is left there.
    private SortedDictionary<string, string> Hashes() => new(
        Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).ToDictionary(
            path => path, path => File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : ""),
        StringComparer.Ordinal);
}
