namespace HwAct.Proofs;

/// <summary>The error of a gated kernel over every code of its second input, for one code of the gate or for several.</summary>
/// <param name="Lowest">Smallest error, in output LSB.</param>
/// <param name="Highest">Largest error, in output LSB.</param>
/// <param name="Sum">Sum of the errors.</param>
/// <param name="Squares">Sum of the squared errors.</param>
/// <param name="Signal">Sum of the squared exact values, in LSB² from the zero point.</param>
/// <param name="Misrounded">Pairs whose output is not the certified ideal code.</param>
/// <param name="Saturated">Pairs whose exact value lies outside the output type.</param>
/// <param name="MisroundedSaturated">Pairs that are both.</param>
internal readonly record struct RowFigures(
    double Lowest,
    double Highest,
    double Sum,
    double Squares,
    double Signal,
    long Misrounded,
    long Saturated,
    long MisroundedSaturated)
{
    /// <summary>Nothing measured yet.</summary>
    public static RowFigures Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity, 0, 0, 0, 0, 0, 0);

    /// <summary>Largest |error|.</summary>
    public double Worst => Math.Max(Math.Abs(Lowest), Math.Abs(Highest));

    /// <summary>Both together.</summary>
    public static RowFigures operator +(RowFigures a, RowFigures b) => new(
        Math.Min(a.Lowest, b.Lowest),
        Math.Max(a.Highest, b.Highest),
        a.Sum + b.Sum,
        a.Squares + b.Squares,
        a.Signal + b.Signal,
        a.Misrounded + b.Misrounded,
        a.Saturated + b.Saturated,
        a.MisroundedSaturated + b.MisroundedSaturated);
}
