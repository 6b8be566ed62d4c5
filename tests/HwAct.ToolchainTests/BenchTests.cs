using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>A bench checks what it was asked to check, or fails.</summary>
public sealed class BenchTests
{
    private static readonly Table Curve = new("curve", [.. Enumerable.Range(0, 17).Select(i => (i * 13L % 29) - 14)], "");

    [Theory]
    [InlineData("", true)]
    [InlineData("+vectors=../vectors/benched.hex", true)]
    [InlineData("+vectors=/no/such/file", false)]
    [InlineData("+vectors=", false)]
    [InlineData("+vectors=short.hex", false)]
    [InlineData("+vectors=long.hex", false)]
    [InlineData("+vectors=words.hex", false)]
    public void Vectors_asked_for_are_compared(string argument, bool passes)
    {
        using var directory = new OutputDirectory();
        string folder = Bench(directory);
        string[] lines = File.ReadAllLines(Path.Combine(folder, "..", "vectors", "benched.hex"));
        File.WriteAllLines(Path.Combine(folder, "short.hex"), lines[..^1]);
        File.WriteAllLines(Path.Combine(folder, "long.hex"), [.. lines, lines[0]]);
        File.WriteAllLines(Path.Combine(folder, "words.hex"), [.. lines, "and more"]);
        RunsAre(passes, folder, [], argument.Length == 0 ? [] : [argument]);
    }

    [Fact]
    public void A_path_longer_than_the_bench_can_hold_is_not_passed_over()
    {
        using var directory = new OutputDirectory();
        string folder = Bench(directory);
        string deep = Path.Combine([folder, .. Enumerable.Repeat(new string('d', 200), 6)]);
        Directory.CreateDirectory(deep);
        string path = Path.Combine(deep, "v.hex");
        File.Copy(Path.Combine(folder, "..", "vectors", "benched.hex"), path);
        RunsAre(false, folder, [], [$"+vectors={path}"]);

        // Verilator's own programs end in a segmentation fault beyond 256 characters, which is no pass either.
        string fits = Path.Combine(folder, new string('d', 150), "v.hex");
        Directory.CreateDirectory(Path.GetDirectoryName(fits)!);
        File.Copy(path, fits);
        RunsAre(true, folder, [], [$"+vectors={fits}"]);
    }

    [Theory]
    [InlineData("whole", true)]
    [InlineData("missing", false)]
    [InlineData("short", false)]
    [InlineData("long", false)]
    [InlineData("unread word altered", false)]
    [InlineData("read word altered", false)]
    [InlineData("no number", false)]
    public void Images_asked_for_are_read_and_compared(string image, bool passes)
    {
        using var directory = new OutputDirectory();
        string folder = Bench(directory);
        string[] words = File.ReadAllLines(Path.Combine(folder, "..", "rom", "benched_curve.mem"));
        Assert.Equal(Curve.Entries.Length, words.Length);
        string[]? written = image switch
        {
            "missing" => null,
            "short" => words[..^1],
            "long" => [.. words, "00"],
            "unread word altered" => [.. words[..^1], words[0]],
            "read word altered" => [words[1], .. words[1..]],
            "no number" => [.. words[..^1], "table"],
            _ => words,
        };
        string path = Path.Combine(folder, "image.mem");
        if (written is not null)
        {
            File.WriteAllLines(path, written);
        }

        RunsAre(passes, folder, [("CURVE_FILE", path)], []);
    }

    // Built once, in a folder of its own: what the file holds is seen when the bench runs.
    [Fact]
    public void From_another_folder_every_fault_of_an_image_is_a_failure()
    {
        using var directory = new OutputDirectory();
        string kernel = Path.GetDirectoryName(Bench(directory))!;
        string folder = Directory.CreateDirectory(Path.Combine(kernel, "elsewhere", "deep")).FullName;
        string image = Path.Combine(kernel, "rom", "benched_curve.mem");
        string whole = File.ReadAllText(image);
        Build(folder, "../../verilog/", [("CURVE_FILE", "../../rom/benched_curve.mem")]);
        Ran(true, folder, []);
        Ran(true, folder, ["+vectors=../../vectors/benched.hex"]);
        Ran(false, folder, ["+vectors=../vectors/benched.hex"]);
        string[] lines = whole.TrimEnd('\n').Split('\n');
        string[] faults =
        [
            "", "\n", whole + "00\n", string.Join('\n', lines[1..]) + "\n", string.Join('\n', lines[..^2]) + "\n", whole.Replace(lines[5], "xx", StringComparison.Ordinal), whole.Replace(lines[5], "zz", StringComparison.Ordinal),
            whole.Replace(lines[5], "1" + lines[5], StringComparison.Ordinal), whole.Replace(lines[5], "-1", StringComparison.Ordinal), "\0\u0001\u0002" + whole[3..], string.Join('\n', lines.Reverse()) + "\n", "@1\n" + whole,
            "#Format=Hex\n" + whole,
        ];
        foreach (string fault in faults)
        {
            Assert.NotEqual(whole, fault);
            File.WriteAllText(image, fault);
            Ran(false, folder, []);
        }

        File.Delete(image);
        Ran(false, folder, []);
        Directory.CreateDirectory(image);
        Ran(false, folder, []);
    }

    // The last entry is one that no code reads.
    private static string Bench(OutputDirectory directory)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 8));
        Step entry = builder.Lookup("entry", Curve, builder.ShiftRight("segment", builder.Add("offset", x, 128), 4));
        Step sum = builder.Add("sum", entry, x);
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(builder.Build("benched", sum, new Port("y", new IntegerType(signed: true, 9)))));
        Directory.CreateDirectory(Path.Combine(disk.Directory, "vectors"));
        File.WriteAllText(Path.Combine(disk.Directory, "vectors", "benched.hex"), KernelEmitter.Vectors(disk.Kernel).Text);
        return Path.Combine(disk.Directory, "verilog");
    }

    private static void RunsAre(bool passing, string folder, (string Name, string Path)[] parameters, string[] arguments)
    {
        Build(folder, "", parameters);
        Ran(passing, folder, arguments);
    }

    private static void Build(string folder, string sourceFolder, (string Name, string Path)[] parameters)
    {
        string[] sources = [sourceFolder + "benched_tb.v", sourceFolder + "benched.v"];
        Require(new ExternalTool("iverilog", "iverilog").Run(
            ["-g2005", .. parameters.Select(p => $"-Pbenched_tb.{p.Name}=\"{p.Path}\""), "-o", "interpreted", .. sources], folder));
        Require(new ExternalTool("verilator", "verilator").Run(
            ["--binary", "--timing", "--top-module", "benched_tb", "--Mdir", "model", "-o", "run", .. parameters.Select(p => $"-G{p.Name}=\"{p.Path}\""), .. sources], folder));
    }

    private static void Ran(bool passing, string folder, string[] arguments)
    {
        Ends(passing, new ExternalTool("vvp", "iverilog").Run(["-N", "interpreted", .. arguments], folder));
        Ends(passing, new ExternalTool(Path.Combine(folder, "model", "run")).Run(arguments, folder));
    }

    private static void Require(ToolRun run) => Assert.True(run.Succeeded, run.Summary);

    // Of some images a simulator says itself that they are no good, before the bench can.
    private static void Ends(bool passing, ToolRun run)
    {
        Assert.True(run.Succeeded == passing, run.Summary);
        Assert.Equal(passing, run.Output.Contains("PASS benched", StringComparison.Ordinal));
    }
}
