using System.Numerics;

namespace HwAct.Numerics;

/// <summary>ln 2, π and what follows from them in big-integer fixed point, to any number of fraction bits.</summary>
internal static class FixedConstants
{
    // Every series below has fewer than 2^16 terms for up to 2^15 bits, each truncated by less than one unit: 32 spare bits
    // keep the sum of the truncations far below one unit of the result.
    private const int Spare = 32;

    /// <summary>ln 2 = 2·artanh(⅓), truncated: at most one unit of 2^−bits too small.</summary>
    public static BigInteger Ln2(int bits)
    {
        int working = bits + Spare;
        BigInteger power = (BigInteger.One << (working + 1)) / 3;
        BigInteger sum = BigInteger.Zero;
        for (int k = 1; !power.IsZero; k += 2)
        {
            sum += power / k;
            power /= 9;
        }

        return sum >> Spare;
    }

    /// <summary>1/√(2π), truncated: less than two units of 2^−bits too small, and never too large.</summary>
    public static BigInteger NormalPeak(int bits)
    {
        int working = bits + Spare;
        BigInteger twoPi = (Pi(working) + 1) << 1;

        // √(2^(3w)/twoPi·2^w…): 2^(2w)/(2π) has 2w fraction bits, its root has w.
        BigInteger root = SquareRoot((BigInteger.One << (3 * working)) / twoPi);
        return (root >> Spare) - (root.IsZero ? 0 : 1);
    }

    /// <summary>π by Machin's formula 16·arctan(1/5) − 4·arctan(1/239), truncated: at most one unit of 2^−bits too small.</summary>
    public static BigInteger Pi(int bits)
    {
        int working = bits + Spare;
        BigInteger pi = (16 * ArctanOfReciprocal(5, working)) - (4 * ArctanOfReciprocal(239, working));
        return pi >> Spare;
    }

    /// <summary>⌊√value⌋ by Newton's iteration from above.</summary>
    public static BigInteger SquareRoot(BigInteger value)
    {
        if (value < 2)
        {
            return value;
        }

        BigInteger root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (value / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    private static BigInteger ArctanOfReciprocal(int divisor, int bits)
    {
        BigInteger power = (BigInteger.One << bits) / divisor;
        BigInteger sum = BigInteger.Zero;
        for (int k = 1; !power.IsZero; k += 2)
        {
            sum += k % 4 == 1 ? power / k : -(power / k);
            power /= divisor * divisor;
        }

        return sum;
    }
}
