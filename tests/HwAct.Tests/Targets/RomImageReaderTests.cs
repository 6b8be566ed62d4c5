using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Targets;

/// <summary>Whatever is wrong with an image of a table is said in one sentence, each format by its own rules.</summary>
public sealed class RomImageReaderTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "mem", "\n1ff\n", "\n1fe\n", "word 3 is 1fe instead of 1ff" },
        { "mem", "\n1ff\n", "\n", "39 words instead of 40" },
        { "mem", "\n1ff\n", "\n1ff\n1ff\n", "41 words instead of 40" },
        { "mem", "\n1ff\n", "\n1gg\n", "'1gg' is no word of 9 bits" },
        { "mem", "\n1ff\n", "\nfff\n", "'fff' is no word of 9 bits" },
        { "mem", "\n1ff\n", "\n123456789abcdef01\n", "'123456789abcdef01' is no word of 9 bits" },
        { "mem", "\n1ff\n", "\n1ff 000\n", "'1ff 000' is no word of 9 bits" },
        { "mem", "§", "000\n", "41 words instead of 40" },
        { "coe", "\n1ff,", "\n1fe,", "word 3 is 1fe instead of 1ff" },
        { "coe", "radix=16", "radix=2", "it is no vector of radix 16" },
        { "coe", ";\n§", "\n", "it is no vector of radix 16" },
        { "coe", ";\n§", ",000;\n", "41 words instead of 40" },
        { "coe", "\n1ff,", "\n", "39 words instead of 40" },
        { "coe", "\n1ff,", "\n-1,", "'-1' is no word of 9 bits" },
        { "mif", ": 1ff;", ": 1fe;", "word 3 is 1fe instead of 1ff" },
        { "mif", "WIDTH = 9;", "WIDTH = 8;", "WIDTH, DEPTH and CONTENT disagree" },
        { "mif", "DEPTH = 40;", "DEPTH = 41;", "WIDTH, DEPTH and CONTENT disagree" },
        { "mif", "DATA_RADIX = HEX;", "DATA_RADIX = DEC;", "its radix is not hexadecimal" },
        { "mif", "03 : 1ff;", "04 : 1ff;", "'04 : 1ff;' is out of order" },
        { "mif", "03 : 1ff;", "3x : 1ff;", "'3x : 1ff;' is out of order" },
        { "mif", "03 : 1ff;\n", "", "WIDTH, DEPTH and CONTENT disagree" },
        { "mif", "END;\n", "28 : 000;\nEND;\n", "WIDTH, DEPTH and CONTENT disagree" },
        { "mif", "END;\n", "", "WIDTH, DEPTH and CONTENT disagree" },
        { "mif", "BEGIN\n", "", "WIDTH, DEPTH and CONTENT disagree" },
        { "hex", ":10000000", ":10000001", "is damaged" },
        { "hex", ":10000000", ":0F000001", "is damaged" },
        { "hex", ":10000000", "10000000", "is damaged" },
        { "hex", ":10000000", ":1000000", "is damaged" },
        { "hex", ":10000000", ":1000001x", "is damaged" },
        { "hex", ":10001000", ":10001001", "is damaged" },
        { "hex", "-:10001000", "", "is out of order" },
        { "hex", "\n:10001000", "\n:00000001FF\n:10001000", "is damaged" },
        { "hex", "\n:10001000", "\n:0400000500000000F7\n:10001000", "is damaged" },
        { "hex", "\n:10001000", "\n:00\n:10001000", "is damaged" },
        { "hex", "\n:10001000", "\n\n:10001000", "is damaged" },
        { "hex", "\n:10001000", "\n:00000004FC\n:10001000", "is damaged" },
        { "hex", "\n:10001000", "\n:020000040001F9\n:10001000", "is out of order" },
        { "hex", ":00000001FF\n", "", "it does not end with an end record" },
        { "hex", ":00000001FF\n", ":00000001FE\n", "it does not end with an end record" },
        { "hex", ":00000001FF\n", ":00000001FF\n:00000001FF\n", "is damaged" },
        { "hex", ":00000001FF\n", ":020050000000AE\n:00000001FF\n", "41 words instead of 40" },
        { "hex", ":00000001FF\n", ":0100500000AF\n:00000001FF\n", "00 is no entry of int9" },
        { "mem", "\n100\n", "\n101\n", "word 39 is 101 instead of 100" },
        { "coe", "\n100;", "\n101;", "word 39 is 101 instead of 100" },
        { "mif", "27 : 100;", "27 : 101;", "word 39 is 101 instead of 100" },
        { "hex", ":10000000020001", ":10000000030001", "is damaged" },
        { "hex", ":00000001FF\n", ":04005000000000AC\n:00000001FF\n", "is damaged" },
        { "mem", "*", "", "0 words instead of 40" },
        { "coe", "*", "", "it is no vector of radix 16" },
        { "mif", "*", "", "WIDTH, DEPTH and CONTENT disagree" },
        { "hex", "*", "", "it does not end with an end record" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_fault_is_one_sentence(string extension, string part, string altered, string message)
    {
        KernelOnDisk disk = Write();
        Assert.Empty(RomImageReader.Verify(disk));
        string file = disk.PathOf($"rom/kernel_words.{extension}");
        string text = File.ReadAllText(file);
        string changed = part == "*" ? altered
            : part[0] == '-' ? string.Concat(text.Split('\n').Where(line => !line.StartsWith(part[1..], StringComparison.Ordinal)).Select(line => line + "\n")).TrimEnd('\n') + "\n"
            : (text + "§").Replace(part, altered, StringComparison.Ordinal).Replace("§", "", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
        Finding finding = Assert.Single(RomImageReader.Verify(disk));
        Assert.Equal(("kernel", "ROM image"), (finding.Kernel, finding.Model));
        Assert.StartsWith($"kernel_words.{extension}: ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_images_of_every_table_are_read()
    {
        KernelOnDisk disk = Write();
        foreach (string extension in (string[])["mem", "coe", "mif", "hex"])
        {
            File.Copy(disk.PathOf($"rom/kernel_words.{extension}"), disk.PathOf($"rom/kernel_others.{extension}"), overwrite: true);
        }

        Assert.Equal(["kernel_others.mem", "kernel_others.coe", "kernel_others.mif", "kernel_others.hex"], RomImageReader.Verify(disk).Select(finding => finding.Message.Split(':')[0]));
    }

    // Words of nine bits, so that hex digits, bytes and bits all differ: 2, 1, 0, -1, …
    private KernelOnDisk Write()
    {
        ProvenActivation proven = Designs.Prove("table", "int6:0.1", "int9:0.01");
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 6));
        Step low = builder.Minimum("low", builder.LowBits("bits", x, 6), 39);
        Step word = builder.Lookup("word", new Table("words", [.. Enumerable.Range(0, 40).Select(i => i < 12 ? 2L - i : i == 39 ? -256 : i)], "words"), low);
        Step other = builder.Lookup("other", new Table("others", [.. Enumerable.Range(0, 40).Select(i => (long)i)], "others"), low);
        KernelProgram program = builder.Build("kernel", builder.Add("sum", word, other), new Port("y", new IntegerType(signed: true, 9)));
        ProvenActivation kernel = ProvenActivation.Measure(proven.Specification, proven.Design with { Kernel = program }, proven.Reference);
        foreach (Artifact artifact in new RomTarget().Emit(kernel, new TargetChoice("rom"), TemplateRenderer.Create(directory: null)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(directory.Of(artifact.Path))!);
            File.WriteAllText(directory.Of(artifact.Path), artifact.Text);
        }

        return new KernelOnDisk(kernel, directory.Path);
    }
}
