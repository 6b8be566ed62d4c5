using System.Collections.Immutable;

namespace HwAct.Benchmarks.Fpga;

/// <summary>A family of FPGAs as yosys synthesizes for it.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Synthesis">The command of yosys.</param>
/// <param name="Luts">Cells that are a look-up table: the beginning of their names.</param>
/// <param name="Carry">The cell of a carry chain, and how many bits of one it holds.</param>
/// <param name="FlipFlops">Cells that are a flip-flop: the beginnings of their names.</param>
/// <param name="Memories">Cells that are a block RAM.</param>
/// <param name="Multipliers">Cells that are a DSP block.</param>
internal sealed record Device(
    string Name,
    string Synthesis,
    string Luts,
    (string Cell, int Bits) Carry,
    ImmutableArray<string> FlipFlops,
    ImmutableArray<string> Memories,
    ImmutableArray<string> Multipliers)
{
    /// <summary>Lattice iCE40 HX: four-input LUTs, no DSP block.</summary>
    public static Device Ice40 { get; } = new("ice40-hx", "synth_ice40", "SB_LUT4", ("SB_CARRY", 1), ["SB_DFF"], ["SB_RAM40"], []);

    /// <summary>Lattice ECP5. A CCU2C is two LUTs and two bits of a carry chain.</summary>
    public static Device Ecp5 { get; } = new("ecp5", "synth_ecp5", "LUT4", ("CCU2C", 2), ["TRELLIS_FF"], ["DP16KD"], ["MULT18X18D"]);

    /// <summary>Xilinx 7: six-input LUTs.</summary>
    public static Device Xilinx7 { get; } = new("xc7", "synth_xilinx -family xc7", "LUT", ("CARRY4", 1), ["FD"], ["RAMB"], ["DSP48"]);

    /// <summary>Every one, in the order of the table.</summary>
    public static ImmutableArray<Device> All { get; } = [Ice40, Ecp5, Xilinx7];

    /// <summary>The resources that cells of so many kinds are.</summary>
    public Resources Count(IReadOnlyDictionary<string, int> cells)
    {
        return new Resources(Of([Luts]), Of([Carry.Cell]) * Carry.Bits, Of(FlipFlops), Of(Memories), Of(Multipliers));

        int Of(ImmutableArray<string> beginnings) =>
            cells.Where(cell => beginnings.Any(beginning => cell.Key.StartsWith(beginning, StringComparison.Ordinal))).Sum(cell => cell.Value);
    }
}
