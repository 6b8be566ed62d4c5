using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

/// <summary>Every image of a table, to the letter, and read back for words of every width.</summary>
public sealed class RomImagesTests
{
    private static readonly TargetChoice Every = new("rom", ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("images", ParameterValue.Of(RomDeclaration.Images.Elements))]));

    [Theory]
    [InlineData("_amd.mif", "0000000010|0000000001|1000000000|1111111111|")]
    [InlineData("_lattice.mem", "#Format=Hex|#Depth=4|#Width=10|#AddrRadix=3|#DataRadix=3|#Data|002|001|200|3ff|")]
    [InlineData("_quartus.hex", ":020000000002FC|:020001000001FC|:020002000200FA|:0200030003FFF9|:00000001FF|")]
    [InlineData(".mi", "#File_format=Hex|#Address_depth=4|#Data_width=10|002|001|200|3ff|")]
    [InlineData(".bin", "\u0002\u0000\u0001\u0000\u0000\u00fe\u00ff\u00ff")]
    public void An_image_is_laid_out_as_its_readers_want_it(string ending, string text) =>
        Assert.Equal(text.Replace('|', '\n'), Images(new Table("t", [2, 1, -512, -1], "")).Single(image => image.Path == "rom/k_t" + ending).Text);

    [Fact]
    public void Words_of_every_width_and_sign_are_read_back()
    {
        for (int bits = 1; bits <= 63; bits++)
        {
            foreach (bool signed in bits switch { 1 => new[] { false }, 63 => [true], _ => [false, true] })
            {
                var type = new IntegerType(signed, bits);
                var table = new Table("t", [type.Min, type.Max, 0, type.Max / 3, type.Min / 5, 1], "", type);
                Dictionary<string, byte[]> images = Images(table).ToDictionary(image => image.Path, image => image.Bytes, StringComparer.Ordinal);
                Assert.Equal(9, images.Count);
                foreach (RomImageFormat format in RomImageFormat.Of(Every))
                {
                    Assert.Equal(table.Entries.Select(type.Pattern), format.Read(images["rom/k_t" + format.Ending], type));
                }
            }
        }
    }

    [Fact]
    public void Words_beyond_65536_have_an_upper_address()
    {
        var table = new Table("t", [.. Enumerable.Range(0, 65538).Select(i => i % 5L)], "");
        string[] records = Images(table).Single(image => image.Path.EndsWith("_quartus.hex", StringComparison.Ordinal)).Text.Split('\n');
        Assert.Equal([":01FFFF000001", ":020000040001F9", ":0100000001FE", ":0100010002FC", ":00000001FF", ""], records[65535..]);
    }

    // A file whose every byte 0x0A follows a 0x0D is no text with CRLF.
    [Fact]
    public void Bytes_are_hashed_and_compared_as_they_are()
    {
        Artifact image = Artifact.OfBytes("rom/k_t.bin", [13, 10, 1, 13, 10]);
        Assert.Null(image.FirstDifference([13, 10, 1, 13, 10]));
        Assert.Equal(0, image.FirstDifference([10, 1, 10]));
        Assert.Equal(image.Sha256, Artifact.Sha256Of(image.Path, image.Bytes));
        Assert.NotEqual(image.Sha256, Artifact.Sha256Of(image.Path, [10, 1, 10]));
        var text = new Artifact("c/k.c", "a\nb\n");
        Assert.Equal(text.Sha256, Artifact.Sha256Of(text.Path, "a\r\nb\r\n"u8.ToArray()));
        Assert.Throws<ArgumentException>(() => Artifact.OfBytes("c/k.c", [1]));
    }

    private static IEnumerable<Artifact> Images(Table table)
    {
        var builder = new KernelBuilder();
        KernelProgram program = builder.Build("k", builder.Input("x", new IntegerType(signed: true, 4)), new Port("y", new IntegerType(signed: true, 4)));
        return RomImages.Of(program, table, RomImageFormat.Of(Every), TemplateRenderer.Create(directory: null));
    }
}
