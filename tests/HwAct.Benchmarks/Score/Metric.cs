using HwAct.Proofs;
using HwAct.Reports;

namespace HwAct.Benchmarks.Score;

/// <summary>A number of a proven kernel that a target limits; smaller is better.</summary>
/// <param name="Name">Name in JSON.</param>
/// <param name="Unit">Unit for people, with the space before it.</param>
/// <param name="Of">Reads it from a kernel.</param>
public sealed record Metric(string Name, string Unit, Func<ProvenKernel, double> Of)
{
    /// <summary>Every stored bit that the datapath reads, at its exact width.</summary>
    public static Metric RomBits { get; } = new("rom_bits", " bits", kernel => kernel.Kernel.RomBits);

    /// <summary>The same tables as C arrays.</summary>
    public static Metric RomBytes { get; } = new("rom_bytes", " B", kernel => kernel.Kernel.RomBytes);

    /// <summary>Largest error over every input code, in output LSB.</summary>
    public static Metric MaxLsb { get; } = new("max_lsb", " LSB", kernel => kernel.Error.MaxLsb);

    /// <summary>Largest error over every input code, as a real number.</summary>
    public static Metric MaxAbs { get; } = new("max_abs", "", kernel => kernel.Error.MaxAbs);

    /// <summary>Share of the input codes whose output is not the certified ideal.</summary>
    public static Metric Misrounded { get; } = new(
        "misrounded_percent", " %", kernel => 100.0 * kernel.Error.MisroundedCodes / kernel.Error.Codes);

    /// <summary>A value with its unit.</summary>
    public string Text(double value) => Figure.Text(value) + Unit;
}
