namespace HwAct.Numerics;

/// <summary>
/// Exponential, normal tail and logarithm in double precision, each with a bound on its error that is proven in the comment
/// beside it. u is 2^−53, half an ulp of 1: the largest relative error of one IEEE operation.
/// </summary>
internal static class DoubleFunctions
{
    // ln 2 = Ln2High + Ln2Low within 2^−89; Ln2High is ⌊2^33·ln 2⌋/2^33, so k·Ln2High is exact for k < 2^20.
    private const double Ln2High = 0x162E42FEF / 8589934592.0;
    private const double Ln2Low = 7.440617110012397e-11;

    // The double below ln 2 = 0.69314718055994530941…
    private const double Ln2 = 0.6931471805599453;
    private const double Log2E = 1.4426950408889634;

    // 160 terms reach far below 2^−60 of the sum for t ≤ 8.5 (the ratio of consecutive terms is t²/(2k + 1) < 0.23 at the end).
    private const int TailTerms = 160;
    private const double TailEnd = 8.5;

    private static readonly double[] OddReciprocals = [.. Enumerable.Range(0, TailTerms + 1).Select(k => 1.0 / ((2 * k) + 1))];
    private static readonly double[] Reciprocals = [1, .. Enumerable.Range(1, 14).Select(k => 1.0 / k)];

    /// <summary>1/√(2π) = 0.39894228040143267793994605993…</summary>
    public static DoubleEnclosure NormalPeak { get; } = new(0.3989422804014326, 0.3989422804014327);

    /// <summary>e^(−t) for t ≥ 0, within 2^−48 of its size.</summary>
    /// <remarks>
    /// t = k·ln 2 + r with |r| ≤ 0.3466. t − k·Ln2High is exact (both are multiples of the smaller ulp and close together), the
    /// product k·Ln2Low and the subtraction cost at most 2^−53 absolutely, so e^(−r) is off by 2^−53 relatively. Fourteen Taylor
    /// terms leave 0.3466^15/15! &lt; 2^−62; Horner's rule with rounded reciprocals costs under 8u. Together below 16u = 2^−49.
    /// </remarks>
    public static DoubleEnclosure ExpNegative(double t)
    {
        if (t == 0)
        {
            return DoubleEnclosure.Exactly(1);
        }

        // e^(−690) > 2^−996: above that the result is normal and scaling by 2^−k is exact.
        if (t > 690)
        {
            return new(0, 1e-299);
        }

        double k = Math.Floor((t * Log2E) + 0.5);
        double r = (t - (k * Ln2High)) - (k * Ln2Low);
        double sum = 1;
        for (int n = 14; n >= 1; n--)
        {
            sum = 1 - (r * Reciprocals[n] * sum);
        }

        return Widened(Math.ScaleB(sum, -(int)k), Math.ScaleB(1, -48));
    }

    /// <summary>Φ(−t) for t ≥ 0, within 2^−44 absolutely; beyond 8.5 only its upper bound φ(t)/t is used.</summary>
    /// <remarks>
    /// Φ(−t) = ½ − φ(t)·Σ t^(2k+1)/(1·3·5···(2k+1)): every term is positive, so nothing cancels inside the sum (Abramowitz and
    /// Stegun 26.2.11). Term k carries at most 3k roundings and the sum 160 more: 640u; φ(t) adds 36u for its rounded argument
    /// t²/2 ≤ 36.2 and 32u for the exponential. φ·Σ is at most ½, so the result is off by less than 360u &lt; 2^−44.
    /// </remarks>
    public static DoubleEnclosure NormalTail(double t)
    {
        if (t == 0)
        {
            return DoubleEnclosure.Exactly(0.5);
        }

        DoubleEnclosure density = ExpNegative(0.5 * t * t);
        if (t >= TailEnd)
        {
            // φ(t)/t with 1 in place of 1/√(2π): the slack of 2.5 covers the rounding of t²/2, which is below 2^−43 here. Where the
            // quotient underflows the tail is still above zero.
            return new(0, Math.BitIncrement(density.High / t));
        }

        double square = t * t;
        double term = t;
        double sum = t;
        for (int k = 1; k <= TailTerms && term > sum * 1e-19; k++)
        {
            term *= square * OddReciprocals[k];
            sum += term;
        }

        double tail = 0.5 - (density.Middle * NormalPeak.Low * sum);
        double error = Math.ScaleB(1, -44);
        return new(Math.Max(0, tail - error), tail + error);
    }

    /// <summary>ln(1 + y) for 0 ≤ y ≤ 1, within 2^−46 of its size.</summary>
    /// <remarks>
    /// With z = y/(2 + y) ≤ ⅓ it is 2·Σ z^(2k+1)/(2k+1), every term positive. z is off by 2u, its powers by less than 5u a term
    /// that is nine times smaller than the last, the sum by 20u: below 64u. Twenty terms leave 9^−20/41 &lt; 2^−68.
    /// </remarks>
    public static DoubleEnclosure Log1p(double y)
    {
        if (y == 0)
        {
            return DoubleEnclosure.Exactly(0);
        }

        double z = y / (2 + y);
        double square = z * z;
        double sum = 0;
        for (int k = 20; k >= 0; k--)
        {
            sum = (sum * square) + OddReciprocals[k];
        }

        return Widened(2 * z * sum, Math.ScaleB(1, -46));
    }

    /// <summary>ln x for x &gt; 0, within 2^−45 of its size.</summary>
    /// <remarks>
    /// x = 2^k·m with 1 ≤ m &lt; 2: k·ln 2 + ln(1 + (m − 1)), both of one sign but for k = −1, and for k &lt; −1 the first at least twice the
    /// second. Just below 1 that would cancel: there it is −ln(1/x) = −ln(1 + (1 − x)/x), whose argument has one rounding, u.
    /// </remarks>
    public static DoubleEnclosure Log(double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return new(Log(double.MaxValue).Low, x);
        }

        int k = Math.ILogB(x);
        if (k == -1)
        {
            return -Log1p((1 - x) / x);
        }

        DoubleEnclosure rest = Log1p(Math.ScaleB(x, -k) - 1);
        return k == 0 ? rest : (DoubleEnclosure.Exactly(k) * new DoubleEnclosure(Ln2, Math.BitIncrement(Ln2))) + rest;
    }

    private static DoubleEnclosure Widened(double value, double relative) =>
        new(Directed.MultiplyDown(value, 1 - relative), Directed.MultiplyUp(value, 1 + relative));
}
