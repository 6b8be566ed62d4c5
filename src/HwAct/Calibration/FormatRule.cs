using HwAct.Numerics;

namespace HwAct.Calibration;

/// <summary>Which formats are proposed: per tensor, one scale and one zero point for all values.</summary>
/// <param name="Type">Type of the codes.</param>
/// <param name="IsSymmetric">Whether the zero point is 0, so that negative and positive values reach alike.</param>
/// <param name="HasPowerOfTwoScale">Whether the scale is a power of two, so that a shift rescales.</param>
internal sealed record FormatRule(IntegerType Type, bool IsSymmetric, bool HasPowerOfTwoScale)
{
    // As many as people write; the last is rounded up, so that the range fits.
    private const int Digits = 6;

    /// <summary>The format whose codes cover a range with the least step. Real 0 is always a code: padding and sums count on it.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value.</param>
    public Quantization Of(double low, double high)
    {
        (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        double exact = IsSymmetric ? Math.Max(-low, high) / Type.Max : (high - low) / (Type.Max - (double)Type.Min);
        double scale = Math.Clamp(
            HasPowerOfTwoScale ? PowerOfTwo(exact) : double.Parse(DecimalFigure.AboveDouble(exact, Digits).ToString(), CultureInfo.InvariantCulture), Quantization.SmallestScale, Quantization.LargestScale);
        return new(Type, scale, IsSymmetric ? 0 : Type.Saturate((long)Math.Round(Type.Min - (low / scale), MidpointRounding.ToEven)));
    }

    /// <summary>The code of a value, before it is limited to the codes: the nearest, the even one of two.</summary>
    public static double CodeOf(Quantization format, double value) => Math.Round(value / format.Scale, MidpointRounding.ToEven) + format.ZeroPoint;

    // The least that is not below.
    private static double PowerOfTwo(double scale)
    {
        double power = Math.ScaleB(1, Math.ILogB(scale));
        return power < scale ? 2 * power : power;
    }
}
