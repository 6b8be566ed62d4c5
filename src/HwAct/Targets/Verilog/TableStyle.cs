using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The attributes that have tools make of tables what is asked for. Yosys takes them from the memory, or the case that it makes one of; Vivado from
/// the memory, or the register that reads the case; Quartus knows romstyle.</summary>
/// <param name="choice">The options of the target.</param>
/// <param name="isBlock">Whether a table is read from block RAM.</param>
internal sealed class TableStyle(TargetChoice choice, Func<Table, bool> isBlock)
{
    private const string Block = "(* rom_style = \"block\" *) ";
    private const string Yosys = "(* ram_style = \"logic\" *) ";

    // A register behind a small table would have tools read it from a block RAM, which the registers were not placed for.
    private readonly RomStyle style = RomOptions.Rom.In(choice) is var asked && asked == RomStyle.Auto && PipelineRequest.Of(choice).IsClocked ? RomStyle.Logic : asked;

    /// <summary>Whether tables are read from files where nothing else is said.</summary>
    public bool IsFromFiles { get; } = RomOptions.Files.In(choice);

    /// <summary>Whether a table is read from block RAM.</summary>
    public bool IsBlock(Table table) => isBlock(table);

    /// <summary>What stands before the case of a table.</summary>
    public string OfCase(Table table) => IsBlock(table) ? "(* ram_style = \"block\" *) " : style is RomStyle.Distributed or RomStyle.Logic ? Yosys : "";

    /// <summary>What stands before the register that takes a word of a table over; null where it takes another value.</summary>
    public string OfRegister(Table? table) => table is not null && IsBlock(table) ? Block : "";

    /// <summary>The lines before the memory of a table.</summary>
    /// <remarks>Yosys 0.23 stops at a rom_style that its device does not have.</remarks>
    public string[] OfMemory(Table table) => IsBlock(table) ? ["(* rom_style = \"block\", ram_style = \"block\" *)"]
        : style == RomStyle.Logic ? ["`ifdef YOSYS", "(* ram_style = \"logic\" *)", "`else", "(* rom_style = \"distributed\", romstyle = \"logic\" *)", "`endif"]
        : style == RomStyle.Distributed ? ["`ifdef YOSYS", "(* ram_style = \"logic\" *)", "`else", "(* rom_style = \"distributed\", romstyle = \"MLAB\" *)", "`endif"]
        : [];
}
