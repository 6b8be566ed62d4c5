namespace HwAct.Benchmarks.Fpga;

/// <summary>What a module takes of a device.</summary>
/// <param name="Luts">Look-up tables.</param>
/// <param name="Carries">Carry cells; of an ECP5 two for each CCU2C.</param>
/// <param name="FlipFlops">Flip-flops.</param>
/// <param name="Memories">Block RAMs.</param>
/// <param name="Multipliers">DSP blocks.</param>
internal readonly record struct Resources(int Luts, int Carries, int FlipFlops, int Memories, int Multipliers);
