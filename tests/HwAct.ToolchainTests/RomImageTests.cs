using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

public sealed class RomImageTests
{
    // srec_cat takes the words of a .mem for bytes the most significant first, those of a .mif, like Intel HEX, the least first. Words of one byte
    // are the same by bytes and by words; what wider ones are in the file for Quartus it does not read, nor the formats of AMD, Lattice and Gowin.
    [Theory]
    [InlineData(".mem", 16, "-vmem")]
    [InlineData(".mif", 16, "-mif", "-byte-swap", "2")]
    [InlineData(".hex", 16, "-intel", "-byte-swap", "2")]
    [InlineData(".bin", 16, "-binary", "-byte-swap", "2")]
    [InlineData(".bin", 8, "-binary")]
    [InlineData("_quartus.hex", 8, "-intel")]
    public void Srec_cat_reads_the_image_back(string ending, int bits, params string[] format)
    {
        using var directory = new OutputDirectory();
        long least = -(1L << (bits - 1));
        long[] entries = [.. Enumerable.Range(0, 100).Select(i => least + (i * ((1L << bits) - 1) / 99))];
        var builder = new KernelBuilder();
        Step address = builder.Minimum("address", builder.Input("x", new IntegerType(signed: false, 7)), 99);
        Step word = builder.Lookup("word", new Table("words", [.. entries], "words"), address);
        KernelProgram kernel = builder.Build("rom", word, new Port("y", new IntegerType(signed: true, 16)));
        TargetChoice every = new("rom", ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("images", ParameterValue.Of(RomDeclaration.Images.Elements))]));
        KernelOnDisk disk = directory.Write(new RomTarget().Emit(TestKernels.Proven(kernel), every, TemplateRenderer.Create(directory: null)), TestKernels.Proven(kernel));

        string image = Path.Combine(disk.Directory, "rom", $"rom_words{ending}");
        string binary = Path.Combine(disk.Directory, "image");
        ToolRun run = new ExternalTool("srec_cat", "srecord").Run([image, .. format, "-o", binary, "-binary"], disk.Directory, TimeSpan.FromMinutes(1));
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal(entries.SelectMany(entry => new[] { (byte)((entry >> 8) & 0xFF), (byte)(entry & 0xFF) }[(2 - (bits / 8))..]), File.ReadAllBytes(binary));
    }
}
