namespace HwAct.Methods.Polynomials.Fitting;

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
    public static ConstantInterval Of(AllowedSamples samples, PolynomialForm form, ReadOnlySpan<long> coefficients, int first, int last)
    {
        if (!StaysInRange(form, coefficients, last - first))
        {
            return new ConstantInterval(0, -1, first, first);
        }

        long[] lowOf = samples.Low;
        long[] highOf = samples.High;
        int degree = form.Degree;
        long c1 = coefficients[1] << form.LeftShift(1);
        long c2 = degree >= 2 ? coefficients[2] << form.LeftShift(2) : 0;
        long c3 = degree >= 3 ? coefficients[3] << form.LeftShift(3) : 0;
        int s1 = form.Shift(1);
        int s2 = degree >= 2 ? form.Shift(2) : 0;
        int s3 = degree >= 3 ? form.Shift(3) : 0;
        long low = long.MinValue / 2;
        long high = long.MaxValue / 2;
        int lowAt = first;
        int highAt = first;
        for (int t = first; t <= last; t++)
        {
            long u = t - first;
            long value = (((((((c3 * u) >> s3) + c2) * u) >> s2) + c1) * u) >> s1;
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

        int shift = form.LeftShift(0);
        CoefficientWindow window = form.Windows[0];
        return new ConstantInterval(Math.Max(window.Low, -((-low) >> shift)), Math.Min(window.High, high >> shift), lowAt, highAt);
    }

    // Whether no product of the Horner scheme can come near 63 bits, by a bound that ignores signs.
    private static bool StaysInRange(PolynomialForm form, ReadOnlySpan<long> coefficients, double u)
    {
        double bound = 0;
        for (int k = form.Degree; k > 0; k--)
        {
            bound = 1.01 * u * (bound + Math.ScaleB(Math.Abs((double)coefficients[k]), form.LeftShift(k)));
            if (bound > 1L << 60)
            {
                return false;
            }

            bound = Math.ScaleB(bound, -form.Shift(k)) + 1;
        }

        return true;
    }
}
