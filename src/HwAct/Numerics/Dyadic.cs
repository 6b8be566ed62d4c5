using System.Numerics;

namespace HwAct.Numerics;

/// <summary>A double taken apart: every finite double is an integer times a power of two.</summary>
internal static class Dyadic
{
    /// <summary>Mantissa and exponent with value = mantissa·2^exponent.</summary>
    public static (BigInteger Mantissa, int Exponent) Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;
        long mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1075);
    }
}
