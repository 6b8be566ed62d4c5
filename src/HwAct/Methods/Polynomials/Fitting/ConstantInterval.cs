namespace HwAct.Methods;

/// <summary>
/// The stored constants that keep a segment in its intervals once its other coefficients are fixed, found by running the
/// integer program over every code of the segment. Nothing is accepted without it.
/// </summary>
/// <param name="Least">Smallest constant.</param>
/// <param name="Most">Largest constant; below Least if there is none.</param>
/// <param name="LeastAt">Code that bounds it from below.</param>
/// <param name="MostAt">Code that bounds it from above.</param>
internal sealed record ConstantInterval(long Least, long Most, int LeastAt, int MostAt)
{
    /// <summary>Whether there is no constant.</summary>
    public bool IsEmpty => Least > Most;

    /// <summary>Runs the program of coefficients 1 … degree over first … last.</summary>
    public static ConstantInterval Of(CriticalCodes critical, HornerFormat format, ReadOnlySpan<long> coefficients, int first, int last)
    {
        if (!StaysInRange(format, coefficients, last - first))
        {
            return new ConstantInterval(0, -1, first, first);
        }

        long[] lowOf = critical.Low;
        long[] highOf = critical.High;
        int degree = format.Degree;
        long c1 = coefficients[1] << format.LeftShift(1);
        long c2 = degree >= 2 ? coefficients[2] << format.LeftShift(2) : 0;
        long c3 = degree >= 3 ? coefficients[3] << format.LeftShift(3) : 0;
        int s1 = format.Shift(1);
        int s2 = degree >= 2 ? format.Shift(2) : 0;
        int s3 = degree >= 3 ? format.Shift(3) : 0;
        long h1 = format.Half(1);
        long h2 = degree >= 2 ? format.Half(2) : 0;
        long h3 = degree >= 3 ? format.Half(3) : 0;
        long low = long.MinValue / 2;
        long high = long.MaxValue / 2;
        int lowAt = first;
        int highAt = first;
        for (int t = first; t <= last; t++)
        {
            long u = t - first;
            long value = ((((((((((c3 * u) + h3) >> s3) + c2) * u) + h2) >> s2) + c1) * u) + h1) >> s1;
            long least = lowOf[t] - value;
            long most = highOf[t] - value;
            if (least > low)
            {
                low = least;
                lowAt = t;
            }

            if (most < high)
            {
                high = most;
                highAt = t;
            }
        }

        int shift = format.LeftShift(0);
        CoefficientWindow window = format.Windows[0];
        return new ConstantInterval(Math.Max(window.Low, -((-low) >> shift)), Math.Min(window.High, high >> shift), lowAt, highAt);
    }

    // Whether no product of the Horner scheme can come near 63 bits, by a bound that ignores signs.
    private static bool StaysInRange(HornerFormat format, ReadOnlySpan<long> coefficients, double u)
    {
        double bound = 0;
        for (int k = format.Degree; k > 0; k--)
        {
            bound = 1.01 * u * (bound + Math.ScaleB(Math.Abs((double)coefficients[k]), format.LeftShift(k)));
            if (bound > 1L << 60)
            {
                return false;
            }

            bound = Math.ScaleB(bound, -format.Shift(k)) + 1;
        }

        return true;
    }
}
