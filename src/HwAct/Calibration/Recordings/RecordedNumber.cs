using HwAct.Numerics;

namespace HwAct.Calibration;

/// <summary>What a number in a file stands for: scale · (number − zero point), and which values are of use.</summary>
/// <param name="Scale">Real value of one step; 1 where the file holds the values themselves.</param>
/// <param name="ZeroPoint">The number of real 0.</param>
internal readonly record struct RecordedNumber(double Scale, double ZeroPoint)
{
    /// <summary>Values that are no codes.</summary>
    public static RecordedNumber Itself { get; } = new(1, 0);

    /// <summary>The real value of a number.</summary>
    public double Real(double number) => Scale * (number - ZeroPoint);

    /// <summary>Why a real value is of no use; null where it is.</summary>
    public static string? ReasonAgainst(double real) =>
        double.IsNaN(real) ? "NaN is no number; every value must be finite"
        : double.IsInfinity(real) ? "an infinite value cannot be quantized; every value must be finite"
        : Math.Abs(real) > Quantization.LargestScale ? $"{Figure.Text(real)} is beyond ±1e30, which no scale reaches; are type and byte order right?"
        : null;
}
