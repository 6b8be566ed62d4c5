using System.Numerics;

namespace HwAct.Numerics;

/// <summary>
/// Rounds an enclosed quotient to an integer when the enclosure leaves no doubt. The ends of an enclosure are open, so an end
/// that is exactly a tie still decides: just above the lower end, just below the upper one.
/// </summary>
internal static class CertifiedRounding
{
    // Codes have at most 32 bits; beyond this every quotient saturates.
    private const double Beyond = 1L << 40;

    /// <summary>The rounded quotient, or null where the ends round apart.</summary>
    public static long? Round(DoubleEnclosure quotient, RoundingRule rule)
    {
        if (quotient.IsExact)
        {
            return RoundExact(Math.Clamp(quotient.Low, -Beyond, Beyond), rule);
        }

        double low = RoundAbove(Math.Clamp(quotient.Low, -Beyond, Beyond));
        double high = RoundBelow(Math.Clamp(quotient.High, -Beyond, Beyond));
        return low == high ? (long)low : null;
    }

    /// <summary>The rounded quotient of a fixed-point enclosure and a positive dyadic divisor, or null where the ends round apart.</summary>
    /// <param name="value">The dividend.</param>
    /// <param name="divisor">The divisor.</param>
    /// <param name="rule">Decides exact ties.</param>
    /// <param name="treatAsExact">Whether to round the middle of an enclosure that is not exact.</param>
    public static BigInteger? Round(FixedEnclosure value, double divisor, RoundingRule rule, bool treatAsExact)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(divisor);
        int shift = exponent + value.Precision.Bits;
        BigInteger denominator = shift >= 0 ? mantissa << shift : mantissa;
        BigInteger scale = shift >= 0 ? BigInteger.One : BigInteger.One << -shift;
        if (value.IsExact)
        {
            return RoundExact(value.Low * scale, denominator, rule);
        }

        // Above the lower end a tie rounds up: ⌊q + ½⌋; below the upper end it rounds down: ⌈q − ½⌉.
        BigInteger low = FloorDivision.Floor((2 * value.Low * scale) + denominator, 2 * denominator);
        BigInteger high = -FloorDivision.Floor((-2 * value.High * scale) + denominator, 2 * denominator);
        if (low == high)
        {
            return low;
        }

        // The only integer and a half between the ends is the tie itself.
        return treatAsExact ? RoundExact((2 * low) + 1, 2, rule) : null;
    }

    // floor + ½ is exact up to Beyond; value − floor is not: −½ and a 2^−54 has ½ as its rounded distance from −1.
    private static double RoundAbove(double value)
    {
        double floor = Math.Floor(value);
        return value >= floor + 0.5 ? floor + 1 : floor;
    }

    private static double RoundBelow(double value)
    {
        double floor = Math.Floor(value);
        return value > floor + 0.5 ? floor + 1 : floor;
    }

    private static long RoundExact(double value, RoundingRule rule) => (long)(rule switch
    {
        RoundingRule.HalfEven => Math.Round(value, MidpointRounding.ToEven),
        RoundingRule.HalfAway => Math.Round(value, MidpointRounding.AwayFromZero),
        _ => RoundAbove(value),
    });

    private static BigInteger RoundExact(BigInteger numerator, BigInteger denominator, RoundingRule rule)
    {
        BigInteger up = FloorDivision.Floor((2 * numerator) + denominator, 2 * denominator);
        bool tie = ((2 * numerator) + denominator) % (2 * denominator) == 0;
        return rule switch
        {
            RoundingRule.HalfEven when tie && !up.IsEven => up - 1,
            RoundingRule.HalfAway when tie && numerator.Sign < 0 => up - 1,
            _ => up,
        };
    }
}
