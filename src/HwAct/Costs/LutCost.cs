namespace HwAct.Costs;

/// <summary>What a program takes of an FPGA of four-input look-up tables without multipliers and memories.</summary>
/// <param name="Luts">Look-up tables of four inputs.</param>
/// <param name="Carries">Carry cells.</param>
internal readonly record struct LutCost(double Luts, double Carries)
{
    /// <summary>Both together.</summary>
    public double Total => Luts + Carries;

    /// <summary>Sum of both.</summary>
    public static LutCost operator +(LutCost a, LutCost b) => new(a.Luts + b.Luts, a.Carries + b.Carries);
}
