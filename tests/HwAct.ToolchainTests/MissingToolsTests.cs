namespace HwAct.ToolchainTests;

/// <summary><c>hwact verify</c> on a machine that has the tools of one target only.</summary>
public sealed class MissingToolsTests : IDisposable
{
    // What Debian's packages gcc and g++ bring or depend on, of the programs that a compilation starts by name.
    private static readonly string[] Compilers = ["gcc", "g++", "as", "ld"];

    private readonly string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    private string Tools => Path.Combine(root, "tools");

    private string Out => Path.Combine(root, "out");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void C_alone_needs_compilers_alone()
    {
        Generate("c");
        (int code, string output, string error) = Hwact(Tools, "verify", Out);
        Assert.Equal((0, $"{Out}: 1 kernel, 256 codes: c and the reference model agree\n", ""), (code, output, error));
    }

    [Fact]
    public void A_target_that_is_there_needs_its_tools()
    {
        Generate("c,verilog");
        (int code, _, string error) = Hwact(Tools, "verify", Out);
        Assert.Equal(2, code);
        Assert.Contains("'iverilog' could not be started", error, StringComparison.Ordinal);
        Assert.Contains("apt-get install iverilog.", error, StringComparison.Ordinal);
        Assert.Equal(0, Hwact(Tools, "verify", Out, "--target", "c").Code);
    }

    private void Generate(string targets)
    {
        Directory.CreateDirectory(Tools);
        foreach (string compiler in Compilers)
        {
            string found = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, compiler)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(Tools, compiler), found);
        }

        (int code, _, string error) = Hwact(
            Tools, "generate", "--activation", "gelu", "--input", "Q3.4", "--output", "Q3.4", "--method", "interpolated-table", "--target", targets, "-o", Out);
        Assert.Equal((0, ""), (code, error));
    }

    private static (int Code, string Output, string Error) Hwact(string path, params string[] arguments) => HwactProcess.Run(("PATH", path), arguments);
}
