namespace HwAct.Specifications;

/// <summary>The options of targets that say what tables become on an FPGA.</summary>
internal static class RomOptions
{
    /// <summary>Bits of a table that fill a block RAM of the smallest device.</summary>
    private const int BlockBits = 4096;

    /// <summary>Most entries that are written out as one case, which synthesis takes for a memory; more are slow to read.</summary>
    public const int MostInCase = 4096;

    /// <summary>What tables become.</summary>
    public static WordParameter<RomStyle> Rom { get; } = new(
        "rom",
        "what tables become: block RAM, which needs a latency, LUTs as memory or as logic; auto: where there is a latency, block RAM for a table of 4096 bits, if there are clocks enough to read it, and logic for a smaller one; without, what the tools choose. VHDL has attributes only where something else than auto is asked for",
        RomStyle.Auto,
        (ParameterSignature.Auto, RomStyle.Auto),
        ("block", RomStyle.Block),
        ("distributed", RomStyle.Distributed),
        ("logic", RomStyle.Logic));

    /// <summary>Where tables stand.</summary>
    public static WordParameter<bool> Files { get; } = new(
        "rom_init",
        "where tables stand: in the module, of Verilog unless a parameter names a file, or in the files that parameters, of VHDL generics, name by default",
        false,
        ("inline", false),
        ("file", true));

    /// <summary>All of them.</summary>
    public static ImmutableArray<ParameterSignature> All { get; } = [Rom, Files];

    /// <summary>Why options cannot stand beside each other; null where they can.</summary>
    public static OptionConflict? Conflict(TargetChoice choice) => Rom.In(choice) == RomStyle.Block && PipelineOptions.Latency.In(choice) == 0
        ? new(Rom.Name, "block RAM is read at a clock; a latency of 1 or more, or a clock, is needed beside it")
        : null;

    /// <summary>The images that tables are read from.</summary>
    public static OptionNeed? Need(TargetChoice choice) => Files.In(choice) ? new(Files.Name, "rom") : null;

    /// <summary>Whether a table is read from block RAM.</summary>
    /// <param name="choice">What is asked for.</param>
    /// <param name="entries">Number of entries.</param>
    /// <param name="bits">Bits of all entries.</param>
    public static bool IsBlock(TargetChoice choice, int entries, long bits) => PipelineOptions.Latency.In(choice) != 0 && (Rom.In(choice), Files.In(choice) || entries <= MostInCase) switch
    {
        (RomStyle.Block, _) => true,
        (RomStyle.Auto, true) => bits >= BlockBits,
        _ => false,
    };
}
