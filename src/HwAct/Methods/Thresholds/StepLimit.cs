using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>How many steps a staircase must have at least, seen without certifying a code.</summary>
internal static class StepLimit
{
    /// <summary>The most steps that are built: beyond, comparators cost more than any table.</summary>
    public const int MostSteps = 64;

    private const int MostSamples = 2048;

    // The residual is rounded with the base, downward, and the base has an error of its own: what a staircase of output LSB may
    // be off beyond the bound.
    private const double Slack = 1.25;

    /// <summary>A lower bound of the steps for a bound on the error: the greedy staircase over sampled positions, each with an
    /// interval that holds every residual that keeps the bound there.</summary>
    public static int FewestSteps(KernelSpecification specification, double maxErrorLsb)
    {
        var folding = new Folding(specification);
        int stride = Math.Max(1, folding.Positions / MostSamples);
        int steps = 0;
        double low = double.NegativeInfinity;
        double high = double.PositiveInfinity;
        for (int position = 0; position < folding.Positions; position += stride)
        {
            long n = folding.Origin + position;
            foreach (long side in new[] { n, -n })
            {
                if (folding.PositionOf(side) != position || Residual(specification, folding, side) is not double residual)
                {
                    continue;
                }

                low = Math.Max(low, residual - maxErrorLsb - Slack);
                high = Math.Min(high, residual + maxErrorLsb + Slack);
                if (low > high)
                {
                    (low, high) = (residual - maxErrorLsb - Slack, residual + maxErrorLsb + Slack);
                    steps++;
                }
            }
        }

        return steps;
    }

    // In output LSB; null where no code stands for n or its output saturates, so that the residual there may be anything.
    private static double? Residual(KernelSpecification specification, Folding folding, long n)
    {
        double x = n * specification.Input.Scale;
        double output = (specification.Activation.Evaluate(x) / specification.Output.Scale) + specification.Output.ZeroPoint;
        bool counts = specification.Input.Codes.Contains(n + specification.Input.ZeroPoint)
            && output > specification.Output.MinCode && output < specification.Output.MaxCode;
        if (!counts)
        {
            return null;
        }

        var t = Numerics.DoubleEnclosure.Exactly(Math.Abs(x));
        return folding.SignAt(n, 1) * specification.Activation.ResidualAt(t, x < 0).Middle / specification.Output.Scale;
    }
}
