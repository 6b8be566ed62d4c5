using System.Numerics;
using HwAct.Numerics;

namespace HwAct.Tests.Oracle;

/// <summary>Output codes by definition: a quotient f(x)/scale of MPFR, rounded by a rule of ties and limited to the output codes.</summary>
internal static class MpfrCode
{
    /// <summary>The code.</summary>
    /// <param name="quotient">f(x)/scale; exact where it is a tie.</param>
    /// <param name="rounding">The rule of ties.</param>
    /// <param name="output">Zero point and codes.</param>
    public static long Of(Mpfr quotient, RoundingRule rounding, Quantization output)
    {
        (BigInteger floor, int half) = Split(quotient);
        bool up = half > 0 || (half == 0 && rounding switch
        {
            RoundingRule.HalfEven => !floor.IsEven,
            RoundingRule.HalfAway => floor.Sign >= 0,
            _ => true,
        });
        return (long)BigInteger.Clamp(floor + (up ? 1 : 0) + output.ZeroPoint, output.MinCode, output.MaxCode);
    }

    /// <summary>Whether the quotient lies midway between two integers.</summary>
    public static bool IsTie(Mpfr quotient) => Split(quotient).Half == 0;

    // The integer below, and on which side of one half the rest is.
    private static (BigInteger Floor, int Half) Split(Mpfr quotient)
    {
        int bits = quotient.Bits - Math.Min(100, quotient.Bits / 2);
        BigInteger scaled = quotient.Floor(bits);
        BigInteger floor = scaled >> bits;
        return (floor, (scaled - (floor << bits)).CompareTo(BigInteger.One << (bits - 1)));
    }
}
