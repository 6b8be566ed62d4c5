namespace HwAct.Numerics;

/// <summary>
/// Numbers as signed radix-4 digits {−1, 0, 1, 2}, two bits each, −1 written as 3: each digit takes one LUT4 a bit of its partial product
/// (0, p[i], p[i−1] or ~p[i]), and a negative number takes no more than a positive one.
/// </summary>
internal static class RadixFourDigits
{
    /// <summary>The numbers that so many digits reach: all from −(4^digits − 1)/3 to 2·(4^digits − 1)/3.</summary>
    public static (long Least, long Most) Reach(int digits)
    {
        long ones = ((1L << (2 * digits)) - 1) / 3;
        return (-ones, 2 * ones);
    }

    /// <summary>The digits of a number, and the weights of those that are −1.</summary>
    /// <remarks>Over p of b bits a digit −1 of weight w contributes w·~p = w·(2^b − 1) − w·p: the offset has to be w·(2^b − 1) less.</remarks>
    public static (long Code, long Negative) Of(long number, int digits)
    {
        long code = 0;
        long negative = 0;
        for (int i = 0; i < digits; i++)
        {
            long digit = number & 3;
            code |= digit << (2 * i);
            negative |= digit == 3 ? 1L << (2 * i) : 0;
            number = (number - (digit == 3 ? -1 : digit)) / 4;
        }

        return (code, negative);
    }
}
