using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Benchmarks.Score;

/// <summary>A number of a proven kernel that a target limits; smaller is better.</summary>
/// <param name="Name">Name in JSON.</param>
/// <param name="Unit">Unit for people, with the space before it.</param>
/// <param name="Of">Reads it from a kernel.</param>
/// <param name="Kind">What is reached, as this kind of number is printed everywhere.</param>
internal sealed record Metric(string Name, string Unit, Func<ProvenKernel, double> Of, Func<double, string> Kind)
{
    /// <summary>Every stored bit that the datapath reads, at its exact width.</summary>
    public static Metric RomBits { get; } = new("rom_bits", " bits", kernel => kernel.Kernel.RomBits, Figure.Text);

    /// <summary>The same tables as C arrays.</summary>
    public static Metric RomBytes { get; } = new("rom_bytes", " B", kernel => kernel.Kernel.RomBytes, Figure.Text);

    /// <summary>Largest error over every input code, in output LSB.</summary>
    public static Metric MaxLsb { get; } = new("max_lsb", " LSB", kernel => kernel.Error.MaxLsb, AtMost);

    /// <summary>Largest error over every input code, as a real number.</summary>
    public static Metric MaxAbs { get; } = new("max_abs", "", kernel => kernel.Error.MaxAbs, AtMost);

    /// <summary>Share of the input codes whose output is not the certified ideal.</summary>
    public static Metric Misrounded { get; } = new(
        "misrounded_percent", " %", kernel => 100.0 * kernel.Error.MisroundedCodes / kernel.Error.Codes, Share);

    /// <summary>What is asked for, with its unit.</summary>
    public string Target(double value) => Figure.Text(value) + Unit;

    /// <summary>What is reached, with its unit.</summary>
    public string Reached(double value) => Kind(value) + Unit;

    /// <summary>What is reached, as JSON has it.</summary>
    public string Number(double value) => this == Misrounded ? Figure.Text(value) : Kind(value);

    private static string AtMost(double value) => Figure.AtMost(DecimalFigure.Of(value));

    private static string Share(double percent) => Figure.Percent((long)(percent * 1e9), 100_000_000_000);
}
