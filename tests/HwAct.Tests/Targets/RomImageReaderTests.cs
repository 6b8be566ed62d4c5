using System.Collections.Immutable;
using System.Text;
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
        { "mif", "03: 1ff;", "04: 1ff;", "'04: 1ff;' is out of order" },
        { "mif", "03: 1ff;", "3x: 1ff;", "'3x: 1ff;' is out of order" },
        { "mif", "03: 1ff;\n", "", "WIDTH, DEPTH and CONTENT disagree" },
        { "mif", "END;\n", "28: 000;\nEND;\n", "WIDTH, DEPTH and CONTENT disagree" },
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
        { "mif", "27: 100;", "27: 101;", "word 39 is 101 instead of 100" },
        { "hex", ":10000000020001", ":10000000030001", "is damaged" },
        { "hex", ":00000001FF\n", ":04005000000000AC\n:00000001FF\n", "is damaged" },
        { "amd.mif", "\n111111111\n", "\n111111110\n", "word 3 is 1fe instead of 1ff" },
        { "amd.mif", "\n111111111\n", "\n", "39 words instead of 40" },
        { "amd.mif", "§", "000000000\n", "41 words instead of 40" },
        { "amd.mif", "\n111111111\n", "\n11111111\n", "'11111111' is no word of 9 bits" },
        { "amd.mif", "\n111111111\n", "\n111111112\n", "'111111112' is no word of 9 bits" },
        { "amd.mif", "*", "", "0 words instead of 40" },
        { "lattice.mem", "\n1ff\n", "\n1fe\n", "word 3 is 1fe instead of 1ff" },
        { "lattice.mem", "\n1ff\n", "\n", "its head is not #Format=Hex #Depth=39 #Width=9" },
        { "lattice.mem", "§", "000\n", "its head is not #Format=Hex #Depth=41 #Width=9" },
        { "lattice.mem", "\n1ff\n", "\n2ff\n", "'2ff' is no word of 9 bits" },
        { "lattice.mem", "#Width=9", "#Width=10", "its head is not" },
        { "lattice.mem", "#DataRadix=3", "#DataRadix=0", "its head is not" },
        { "lattice.mem", "#Data\n", "", "its head is not" },
        { "lattice.mem", "*", "", "its head is not" },
        { "quartus.hex", ":0200030001FFFB", ":0200030001FEFC", "word 3 is 1fe instead of 1ff" },
        { "quartus.hex", ":0200030001FFFB", ":0200030001FFFA", "is damaged" },
        { "quartus.hex", "-:02000300", "", "is out of order" },
        { "quartus.hex", ":00000001FF\n", ":020028000000D6\n:00000001FF\n", "41 words instead of 40" },
        { "quartus.hex", ":0200030001FFFB", ":01000300FFFD", "'FF' is no word of 9 bits" },
        { "quartus.hex", ":0200030001FFFB", ":0200030003FFF9", "'03FF' is no word of 9 bits" },
        { "quartus.hex", ":00000001FF\n", "", "it does not end with an end record" },
        { "quartus.hex", "*", "", "it does not end with an end record" },
        { "mi", "\n1ff\n", "\n1fe\n", "word 3 is 1fe instead of 1ff" },
        { "mi", "\n1ff\n", "\n", "its head is not #File_format=Hex #Address_depth=39 #Data_width=9" },
        { "mi", "§", "000\n", "its head is not #File_format=Hex #Address_depth=41 #Data_width=9" },
        { "mi", "=Hex", "=Bin", "its head is not" },
        { "mi", "#Data_width=9\n", "", "its head is not" },
        { "mi", "*", "", "its head is not" },
        { "bin", "\u00ff\u00ff", "\u00fe\u00ff", "word 3 is 1fe instead of 1ff" },
        { "bin", "\u0001\u0000\u0000\u0000", "\u0001\u0000", "39 words instead of 40" },
        { "bin", "§", "\u0000\u0000", "41 words instead of 40" },
        { "bin", "§", "\u0000", "00 is no entry of int9" },
        { "bin", "\u0000\u00ff§", "\u0001\u00ff", "word 39 is 101 instead of 100" },
        { "bin", "*", "", "0 words instead of 40" },
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
        string ending = (extension is "amd.mif" or "lattice.mem" or "quartus.hex" ? "_" : ".") + extension;
        string file = disk.PathOf($"rom/kernel_words{ending}");
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
        string changed = part == "*" ? altered
            : part[0] == '-' ? string.Concat(text.Split('\n').Where(line => !line.StartsWith(part[1..], StringComparison.Ordinal)).Select(line => line + "\n")).TrimEnd('\n') + "\n"
            : (text + "§").Replace(part, altered, StringComparison.Ordinal).Replace("§", "", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(changed));
        Finding finding = Assert.Single(RomImageReader.Verify(disk));
        Assert.Equal(("kernel", "ROM image"), (finding.Kernel, finding.Model));
        Assert.StartsWith($"kernel_words{ending}: ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_images_of_every_table_are_read()
    {
        KernelOnDisk disk = Write();
        string[] endings = [".mem", ".coe", ".mif", ".hex", "_amd.mif", "_lattice.mem", "_quartus.hex", ".mi", ".bin"];
        foreach (string ending in endings)
        {
            File.Copy(disk.PathOf($"rom/kernel_words{ending}"), disk.PathOf($"rom/kernel_others{ending}"), overwrite: true);
        }

        Assert.Equal(endings.Select(ending => "kernel_others" + ending), RomImageReader.Verify(disk).Select(finding => finding.Message.Split(':')[0]));
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
        TargetChoice every = new("rom", ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("images", ParameterValue.Of(RomDeclaration.Images.Elements))]));
        KernelSpecification asked = proven.Specification;
        var specification = new KernelSpecification(asked.Name, asked.Function, asked.Inputs, asked.Output, asked.Rounding, asked.Method, asked.Bound)
        {
            Targets = new TargetSelection([every], TargetDeclarations.All),
        };
        ProvenActivation kernel = ProvenActivation.Measure(specification, proven.Design with { Kernel = program }, proven.Reference);
        foreach (Artifact artifact in new RomTarget().Emit(kernel, every, TemplateRenderer.Create(directory: null)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(directory.Of(artifact.Path))!);
            File.WriteAllBytes(directory.Of(artifact.Path), artifact.Bytes);
        }

        return new KernelOnDisk(kernel, directory.Path);
    }
}
