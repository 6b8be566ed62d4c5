using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

public sealed class RomImageTests
{
    // srec_cat takes the words of a .mem for bytes the most significant first, those of a .mif, like Intel HEX, the least first.
    [Theory]
    [InlineData("mem", "-vmem")]
    [InlineData("mif", "-mif")]
    [InlineData("hex", "-intel")]
    public void Srec_cat_reads_the_image_back(string extension, string format)
    {
        using var directory = new OutputDirectory();
        long[] entries = [.. Enumerable.Range(0, 100).Select(i => (i * 655L) - 32768)];
        var builder = new KernelBuilder();
        Step address = builder.Minimum("address", builder.Input("x", new IntegerType(signed: false, 7)), 99);
        Step word = builder.Lookup("word", new Table("words", [.. entries], "words of 16 bits"), address);
        KernelProgram kernel = builder.Build("rom16", word, new Port("y", new IntegerType(signed: true, 16)));
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(kernel));

        string image = Path.Combine(disk.Directory, "rom", $"rom16_words.{extension}");
        string binary = Path.Combine(disk.Directory, "image.bin");
        string[] swap = extension != "mem" ? ["-byte-swap", "2"] : [];
        ToolRun run = new ExternalTool("srec_cat", "srecord").Run([image, format, .. swap, "-o", binary, "-binary"], disk.Directory, TimeSpan.FromMinutes(1));
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal(entries.SelectMany(entry => new[] { (byte)((entry >> 8) & 0xFF), (byte)(entry & 0xFF) }), File.ReadAllBytes(binary));
    }
}
