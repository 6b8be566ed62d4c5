using HwAct.Numerics;

namespace HwAct.Calibration;

/// <summary>The range whose codes lie nearest to the values: the least sum of squared differences, of what is rounded and of what is clipped.</summary>
/// <remarks>Both ends shrink together, then each by itself while that helps, then in ever smaller steps.</remarks>
internal sealed class LeastSquaresRange : IRangeMethod
{
    // Each end by itself: mostly the second time changes nothing any more.
    private const int MostRounds = 4;

    // Down to a sixty-fourth of the eighth root of two.
    private const int Refinements = 7;

    /// <inheritdoc/>
    public string Name => "least-squares";

    /// <inheritdoc/>
    public string Description => "the mean squared difference to the nearest code is least";

    /// <inheritdoc/>
    public (double Low, double High) Range(Sample sample, FormatRule rule)
    {
        (double low, double high) = (Math.Min(sample.Min, 0), Math.Max(sample.Max, 0));
        if (rule.IsSymmetric)
        {
            (low, high) = (-sample.Reach, sample.Reach);
        }

        double Cost(double ofLow, double ofHigh) => SquaredError(sample, rule.Of(ofLow * low, ofHigh * high));

        double both = ShrinkingRange.Best(factor => SquaredError(sample, rule.Of(Math.Max(low, -factor * sample.Reach), Math.Min(high, factor * sample.Reach))));
        (double a, double b) = rule.IsSymmetric
            ? (both, both)
            : (low < 0 ? Math.Min(1, both * sample.Reach / -low) : 1, high > 0 ? Math.Min(1, both * sample.Reach / high) : 1);
        bool isTwoSided = !rule.IsSymmetric && low < 0 && high > 0;
        for (int round = 0; isTwoSided && round < MostRounds; round++)
        {
            (double wasA, double wasB) = (a, b);
            a = Better(a, ShrinkingRange.Best(factor => Cost(factor, wasB)), factor => Cost(factor, wasB));
            double nowA = a;
            b = Better(b, ShrinkingRange.Best(factor => Cost(nowA, factor)), factor => Cost(nowA, factor));
            if ((a, b) == (wasA, wasB))
            {
                break;
            }
        }

        (a, b) = Refined(a, b, isTwoSided, Cost);
        return (a * low, b * high);
    }

    /// <summary>The sum of the squared differences between values and their codes.</summary>
    public static double SquaredError(Sample sample, Quantization format)
    {
        double sum = 0;
        (double least, double most) = (format.MinCode, format.MaxCode);
        foreach (WeightedValue point in sample.Points)
        {
            double code = Math.Clamp(FormatRule.CodeOf(format, point.Value), least, most);
            double error = ((code - format.ZeroPoint) * format.Scale) - point.Value;
            sum += point.Count * (error * error);
        }

        return sum;
    }

    private static double Better(double current, double other, Func<double, double> cost) => cost(other) < cost(current) ? other : current;

    private static (double A, double B) Refined(double a, double b, bool isTwoSided, Func<double, double, double> cost)
    {
        double least = cost(a, b);
        double step = 0.08;
        for (int i = 0; i < Refinements; i++, step *= 0.5)
        {
            (double lessA, double lessB) = (a * (1 - step), b * (1 - step));
            (double moreA, double moreB) = (Math.Min(1, a * (1 + step)), Math.Min(1, b * (1 + step)));
            (double A, double B)[] one = isTwoSided ? [(lessA, b), (moreA, b), (a, lessB), (a, moreB)] : [];
            foreach ((double nearA, double nearB) in ((double A, double B)[])[.. one, (lessA, lessB), (moreA, moreB)])
            {
                double found = cost(nearA, nearB);
                if (found < least)
                {
                    (least, a, b) = (found, nearA, nearB);
                }
            }
        }

        return (a, b);
    }
}
