
namespace HwAct.ToolchainTests;

/// <summary>A bench checks what it was asked to check, or fails.</summary>
public sealed class BenchTests(BuiltBenches benches) : IClassFixture<BuiltBenches>
{
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
        string folder = benches.Folder;
        string[] lines = File.ReadAllLines(Path.Combine(folder, "..", "vectors", "benched.hex"));
        File.WriteAllLines(Path.Combine(folder, "short.hex"), lines[..^1]);
        File.WriteAllLines(Path.Combine(folder, "long.hex"), [.. lines, lines[0]]);
        File.WriteAllLines(Path.Combine(folder, "words.hex"), [.. lines, "and more"]);
        benches.Plain.Ran(passes, argument.Length == 0 ? [] : [argument]);
    }

    [Fact]
    public void A_path_longer_than_the_bench_can_hold_is_not_passed_over()
    {
        string folder = benches.Folder;
        string deep = Path.Combine([folder, .. Enumerable.Repeat(new string('d', 200), 6)]);
        Directory.CreateDirectory(deep);
        string path = Path.Combine(deep, "v.hex");
        File.Copy(Path.Combine(folder, "..", "vectors", "benched.hex"), path);
        benches.Plain.Ran(false, [$"+vectors={path}"]);

        // Verilator's own programs end in a segmentation fault beyond 256 characters, which is no pass either.
        string fits = Path.Combine(folder, new string('d', 150), "v.hex");
        Directory.CreateDirectory(Path.GetDirectoryName(fits)!);
        File.Copy(path, fits);
        benches.Plain.Ran(true, [$"+vectors={fits}"]);
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
        string[] words = File.ReadAllLines(Path.Combine(benches.Folder, "..", "rom", "benched_curve.mem"));
        Assert.Equal(BuiltBenches.Curve.Entries.Length, words.Length);
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
        File.Delete(benches.Image);
        if (written is not null)
        {
            File.WriteAllLines(benches.Image, written);
        }

        benches.WithImage.Ran(passes, []);
    }

    [Fact]
    public void From_another_folder_every_fault_of_an_image_is_a_failure()
    {
        using var directory = new OutputDirectory();
        string kernel = Path.GetDirectoryName(BuiltBenches.Write(directory))!;
        string folder = Directory.CreateDirectory(Path.Combine(kernel, "elsewhere", "deep")).FullName;
        string image = Path.Combine(kernel, "rom", "benched_curve.mem");
        string whole = File.ReadAllText(image);
        var bench = BuiltBench.Of(folder, "../../verilog/", ("CURVE_FILE", "../../rom/benched_curve.mem"));
        bench.Ran(true, []);
        bench.Ran(true, ["+vectors=../../vectors/benched.hex"]);
        bench.Ran(false, ["+vectors=../vectors/benched.hex"]);
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
            bench.Ran(false, []);
        }

        File.Delete(image);
        bench.Ran(false, []);
        Directory.CreateDirectory(image);
        bench.Ran(false, []);
    }
}
