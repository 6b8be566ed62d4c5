namespace HwAct.Proofs;

/// <summary>Decibels without the C library's logarithm, so that a committed figure is the same on every machine.</summary>
internal static class Decibel
{
    private const double TenthsOfLog10Of2 = 3.0102999566398119521;
    private const double TenOverLn10 = 4.3429448190325182765;

    /// <summary>10·log10(ratio) for a positive ratio, to about 1e−12 dB.</summary>
    public static double OfPowerRatio(double ratio)
    {
        int exponent = Math.ILogB(ratio);
        double mantissa = Math.ScaleB(ratio, -exponent);

        // ln m = 2·artanh((m − 1)/(m + 1)), whose argument is at most ⅓ for 1 ≤ m < 2.
        double z = (mantissa - 1) / (mantissa + 1);
        double sum = 0;
        for (int k = 41; k >= 1; k -= 2)
        {
            sum = (sum * z * z) + (1.0 / k);
        }

        return (exponent * TenthsOfLog10Of2) + (TenOverLn10 * 2 * z * sum);
    }
}
