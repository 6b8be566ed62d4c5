using System.Numerics;

namespace HwAct.Numerics;

/// <summary>
/// Exponential, normal tail and logarithm at one point in big-integer fixed point. Each result is (low, high) in units of
/// 2^−bits with low &lt; value &lt; high, and high − low is at most 4.
/// </summary>
internal static class FixedFunctions
{
    private const int Spare = 64;
    private const int Halvings = 8;
    private const int LargestExponent = 700_000;

    /// <summary>e^(−t) for t = argument/2^argumentBits &gt; 0.</summary>
    /// <remarks>
    /// t = k·ln 2 + r, and e^(−r) is (e^(−r/256))^256. The Taylor sum of w = bits + 64 fraction bits has fewer than w terms, each
    /// truncated by less than two units; ln 2 is off by one unit, k times; each of eight squarings doubles the error and adds one
    /// unit. For bits ≤ 2^15 all of it is below 2^8·(2^17 + 2^16 + 1) &lt; 2^27 units of 2^−w, which is less than 2^−36 of a unit
    /// of the result: one unit on each side covers it together with the last truncation.
    /// </remarks>
    public static (BigInteger Low, BigInteger High) ExpNegative(BigInteger argument, int argumentBits, int bits)
    {
        // e^(−t) < 2^−bits from t = bits·ln 2 on; 0.6932 is above ln 2.
        if (argument * 10000 > ((BigInteger)bits * 6932) << argumentBits)
        {
            return (BigInteger.Zero, BigInteger.One);
        }

        int working = bits + Spare;
        BigInteger ln2 = FixedConstants.Ln2(working);
        BigInteger t = Rescale(argument, argumentBits, working);
        BigInteger k = BigInteger.DivRem(t, ln2, out BigInteger r);
        BigInteger small = r >> Halvings;
        BigInteger term = BigInteger.One << working;
        BigInteger sum = term;
        for (int n = 1; !term.IsZero; n++)
        {
            term = ((term * small) >> working) / n;
            sum += n % 2 == 0 ? term : -term;
        }

        for (int i = 0; i < Halvings; i++)
        {
            sum = (sum * sum) >> working;
        }

        BigInteger value = sum >> ((int)k + Spare);
        return (BigInteger.Max(BigInteger.Zero, value - 1), value + 2);
    }

    /// <summary>e^x for x = argument/2^bits &gt; 0, within 2^(2 − bits) of its size.</summary>
    /// <remarks>
    /// 2^k·e^(−r) with r = k·ln 2 − x in (0, ln 2]. ln 2 of bits + 64 fraction bits is off by one unit, k &lt; 2^20 times: below 2^−43
    /// units of the result, which one more unit on each side covers.
    /// </remarks>
    /// <exception cref="ArithmeticException">The result has more than a million bits before the point.</exception>
    public static (BigInteger Low, BigInteger High) ExpPositive(BigInteger argument, int bits)
    {
        if (argument >> bits > LargestExponent)
        {
            throw new ArithmeticException($"e^x is asked for at an x above {LargestExponent}; written with e^(-|x|) a function needs no numbers of that size");
        }

        int working = bits + Spare;
        BigInteger ln2 = FixedConstants.Ln2(working);
        BigInteger x = argument << Spare;
        BigInteger k = (x / ln2) + 1;
        (BigInteger low, BigInteger high) = ExpNegative((k * ln2) - x, working, bits);
        return (BigInteger.Max(0, low - 1) << (int)k, (high + 1) << (int)k);
    }

    /// <summary>ln x for x = argument/2^bits &gt; 0.</summary>
    /// <remarks>x = 2^k·m with 1 ≤ m &lt; 2: k·ln 2 + ln(1 + (m − 1)). ln 2 has 64 spare bits and |k| &lt; 2^20: one unit on each side covers it.</remarks>
    public static (BigInteger Low, BigInteger High) Log(BigInteger argument, int bits)
    {
        int length = (int)argument.GetBitLength() - 1;
        BigInteger whole = ((length - bits) * FixedConstants.Ln2(bits + Spare)) >> Spare;
        BigInteger rest = argument - (BigInteger.One << length);
        (BigInteger low, BigInteger high) = rest.IsZero ? (0, 0) : Log1p(rest, length, bits);
        return (whole + low - 1, whole + high + 2);
    }

    /// <summary>Φ(−t) for t = argument/2^bits &gt; 0.</summary>
    /// <remarks>
    /// ½ − φ(t)·Σ t^(2k+1)/(1·3·5···(2k+1)), every term positive. The sum is at most 1.26·e^(t²/2), so φ is computed with as many
    /// more bits as that has integer bits. With N terms the truncations add up to less than N² units of 2^−(bits+64), times
    /// φ(t)·e^(t²/2) &lt; 0.4; N &lt; t²·e/2 + 2·bits &lt; 2^18 for bits ≤ 2^15, so the error is below 2^−28 units of the result.
    /// </remarks>
    public static (BigInteger Low, BigInteger High) NormalTail(BigInteger argument, int bits)
    {
        // Φ(−t) ≤ ½·e^(−t²/2) < 2^−bits once t²/2 > bits·ln 2.
        BigInteger halfSquare = argument * argument;
        int halfSquareBits = (2 * bits) + 1;
        if (halfSquare * 10000 > ((BigInteger)bits * 6932) << halfSquareBits)
        {
            return (BigInteger.Zero, BigInteger.One);
        }

        int working = bits + Spare;
        int growth = (int)((halfSquare * 14427) / ((BigInteger)10000 << halfSquareBits)) + 3;
        (BigInteger density, _) = ExpNegative(halfSquare, halfSquareBits, working + growth);
        density = (density * FixedConstants.NormalPeak(working + growth)) >> (working + growth);

        BigInteger square = Rescale(halfSquare, halfSquareBits - 1, working);
        BigInteger term = Rescale(argument, bits, working);
        BigInteger sum = term;
        for (int k = 1; !term.IsZero; k++)
        {
            term = ((term * square) >> working) / ((2 * k) + 1);
            sum += term;
        }

        BigInteger tail = (BigInteger.One << (working - 1)) - ((density * sum) >> (working + growth));
        BigInteger value = tail >> Spare;
        return (BigInteger.Max(BigInteger.Zero, value - 1), value + 2);
    }

    /// <summary>ln(1 + y) for y = argument/2^argumentBits, 0 &lt; y ≤ 1.</summary>
    /// <remarks>
    /// 2·Σ z^(2k+1)/(2k+1) with z = y/(2 + y) ≤ ⅓: fewer than w/3 terms for w = bits + 64, each truncated by less than four units
    /// of 2^−w: less than 2^−40 units of the result for bits ≤ 2^15.
    /// </remarks>
    public static (BigInteger Low, BigInteger High) Log1p(BigInteger argument, int argumentBits, int bits)
    {
        int working = bits + Spare;
        BigInteger y = Rescale(argument, argumentBits, working);
        BigInteger power = (y << working) / (y + (BigInteger.One << (working + 1)));
        BigInteger square = (power * power) >> working;
        BigInteger sum = BigInteger.Zero;
        for (int k = 1; !power.IsZero; k += 2)
        {
            sum += power / k;
            power = (power * square) >> working;
        }

        BigInteger value = (sum << 1) >> Spare;
        return (BigInteger.Max(BigInteger.Zero, value - 1), value + 2);
    }

    private static BigInteger Rescale(BigInteger value, int fromBits, int toBits) =>
        toBits >= fromBits ? value << (toBits - fromBits) : value >> (fromBits - toBits);
}
