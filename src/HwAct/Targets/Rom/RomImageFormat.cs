using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>A format of memory images: what it is called, how words lie in it, how it is read back.</summary>
/// <param name="Ending">What its files' names end with, after that of the table: <c>.mem</c>, <c>_amd.mif</c>.</param>
/// <param name="Layout">How words lie in it, for people who load it.</param>
/// <param name="Read">Reads the patterns of all words by the rules of the format.</param>
internal sealed record RomImageFormat(string Ending, string Layout, Func<byte[], IntegerType, IEnumerable<ulong>> Read)
{
    private static readonly RomImageFormat[] Usual =
    [
        new(".mem", "one hex word a line from address 0 on and nothing else, for $readmemh", RomImageReader.ReadMem),
        new(".coe", "radix 16, words from address 0 on, for Vivado", RomImageReader.ReadCoe),
        new(".mif", "address and data in hex, a word a line, for Quartus", RomImageReader.ReadMif),
        new(".hex", "Intel HEX by bytes: the C array byte for byte, addresses count bytes, an entry has the bytes of its C type, least significant first, extended as C does", RomImageReader.ReadIntelHex),
    ];

    private static readonly Dictionary<RomImage, RomImageFormat> OnDemand = new()
    {
        [RomImage.AmdMif] = new("_amd.mif", "one binary word a line from address 0 on and nothing else, for AMD's memory generators", RomImageReader.ReadBinaryDigits),
        [RomImage.LatticeMem] = new("_lattice.mem", "a head of #Format=Hex, depth, width and radixes, then one hex word a line from address 0 on, for Lattice Diamond and Radiant", RomImageReader.ReadLattice),
        [RomImage.QuartusHex] = new(
            "_quartus.hex",
            "Intel HEX by words: a record a word, addresses count words, a word has as many bytes as its width needs, most significant first, zeros before it, for Quartus",
            RomImageReader.ReadQuartusHex),
        [RomImage.Mi] = new(".mi", "a head of #File_format=Hex, depth and width, then one hex word a line from address 0 on, for Gowin", RomImageReader.ReadGowin),
        [RomImage.Bin] = new(".bin", "the bytes of the C array and nothing else: an entry has the bytes of its C type, least significant first, extended as C does", RomImageReader.ReadBytes),
    };

    /// <summary>The formats that a kernel is written in.</summary>
    public static IEnumerable<RomImageFormat> Of(TargetChoice choice) => [.. Usual, .. RomDeclaration.Images.In(choice).Select(image => OnDemand[image])];

    /// <summary>Path of the image of a table below the kernel's folder.</summary>
    public string PathOf(KernelProgram kernel, Table table) => $"rom/{kernel.Name}_{table.Name}{Ending}";
}
