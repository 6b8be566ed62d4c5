namespace HwAct.Specifications;

/// <summary>The target <c>rom</c>.</summary>
internal static class RomDeclaration
{
    /// <summary>Images on demand.</summary>
    public static ListParameter<RomImage> Images { get; } = new(
        "images",
        "images of each table besides those four: _amd.mif (AMD Vivado, binary words), _lattice.mem (Lattice), _quartus.hex (Intel HEX by words), .mi (Gowin), .bin",
        [],
        ("amd_mif", RomImage.AmdMif),
        ("lattice_mem", RomImage.LatticeMem),
        ("quartus_hex", RomImage.QuartusHex),
        ("mi", RomImage.Mi),
        ("bin", RomImage.Bin));

    /// <summary>Name and options.</summary>
    public static TargetDeclaration Declaration { get; } =
        new("rom", "each table as .mem ($readmemh), .coe (Vivado), .mif (Quartus) and .hex (Intel HEX)") { Options = [Images] };
}

/// <summary>An image of a table that is written on demand.</summary>
internal enum RomImage
{
    /// <summary><c>_amd.mif</c> of AMD's memory generators.</summary>
    AmdMif,

    /// <summary><c>_lattice.mem</c> of Lattice Diamond and Radiant.</summary>
    LatticeMem,

    /// <summary><c>_quartus.hex</c>, which Quartus reads by words.</summary>
    QuartusHex,

    /// <summary><c>.mi</c> of Gowin's tools.</summary>
    Mi,

    /// <summary><c>.bin</c>, bytes and nothing else.</summary>
    Bin,
}
