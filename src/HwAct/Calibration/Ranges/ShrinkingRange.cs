namespace HwAct.Calibration;

/// <summary>Searches ranges that begin with all values and become narrower by the eighth root of two from one to the next, down to 2^−16 of it.</summary>
internal static class ShrinkingRange
{
    /// <summary>Ranges that are looked at.</summary>
    public const int Steps = 129;

    // 2^(−1/8): a constant, for the C library's pow is not the same on every machine.
    private const double Step = 0.91700404320467122;

    /// <summary>How much is left after each step.</summary>
    public static ImmutableArray<double> Factors { get; } = [.. Enumerable.Range(0, Steps).Select(Power)];

    /// <summary>The factor of the least cost; of several that are equal but for rounding, the widest.</summary>
    /// <param name="cost">Cost of a range by its factor; at least 0.</param>
    public static double Best(Func<double, double> cost)
    {
        var costs = new double[Steps];
        Parallel.For(0, Steps, i => costs[i] = cost(Factors[i]));
        int best = 0;
        for (int i = 1; i < Steps; i++)
        {
            best = costs[i] < costs[best] * (1 - 1e-12) ? i : best;
        }

        return Factors[best];
    }

    private static double Power(int exponent)
    {
        // Every eighth is a power of two, exactly.
        double factor = Math.ScaleB(1, -(exponent / 8));
        for (int i = 0; i < exponent % 8; i++)
        {
            factor *= Step;
        }

        return factor;
    }
}
