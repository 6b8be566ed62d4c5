using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Fits;

/// <summary>Where a fit is made: an interval, and the normal distribution of inputs within it.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, greater.</param>
/// <param name="Sigma">Deviation σ of the inputs N(0, σ).</param>
internal readonly record struct FitInterval(double Low, double High, double Sigma)
{
    /// <summary>Farther from zero no form differs from its lines, or no form is meant to serve.</summary>
    public const double Farthest = 1000;

    /// <summary>Half the width where no interval is given: beyond it every activation of the catalog is its lines to a quarter of an LSB of Q3.12.</summary>
    public const double UsualHalf = 8;

    // Nearer to its lines a function leaves no digits to fit.
    private const double Settled = 1e-8;

    // Beyond this many deviations lies less than 1e−15 of all inputs.
    private const double Deviations = 8;

    /// <summary>The interval where none is given, or that of the codes of an input.</summary>
    public static FitInterval Of(Quantization? input, double sigma) => input is null
        ? new(-UsualHalf, UsualHalf, sigma)
        : new(Math.Max(-Farthest, input.Real(input.MinCode)), Math.Min(Farthest, input.Real(input.MaxCode)), sigma);

    /// <summary>Whether an activation differs from the lines that it settles on somewhere in the interval, so that there is something to fit.</summary>
    public bool Holds(Activation activation)
    {
        double nearest = Low > 0 ? Low : High < 0 ? High : 0;
        return nearest == 0
            || Math.Abs(activation.Evaluate(nearest) - activation.Asymptotes.At(DoubleEnclosure.Exactly(Math.Abs(nearest)), nearest < 0).Middle) > Settled;
    }

    /// <summary>Both ends and what lies between them, so many equal parts apart: what a curve is drawn through.</summary>
    public double[] Places(int parts)
    {
        (double low, double high) = (Low, High);
        return [.. Enumerable.Range(0, parts + 1).Select(k => low + ((high - low) * k / parts))];
    }

    /// <summary>Nodes for the interval, every x alike; their weights add up to 1.</summary>
    public ImmutableArray<(double X, double Weight)> Uniform(ImmutableArray<double> corners)
    {
        double width = High - Low;
        return [.. Quadrature.Nodes(Low, High, Math.Min(0.5, width / 32), corners).Select(node => (node.X, node.Weight / width))];
    }

    /// <summary>Nodes for inputs N(0, σ) within the interval; their weights add up to 1. None where such inputs do not lie in it.</summary>
    public ImmutableArray<(double X, double Weight)> Normal(ImmutableArray<double> corners)
    {
        double sigma = Sigma;
        (double low, double high) = (Math.Max(Low, -Deviations * sigma), Math.Min(High, Deviations * sigma));
        if (low >= high)
        {
            return [];
        }

        (double X, double Weight)[] nodes = [.. Quadrature.Nodes(low, high, Math.Min(0.5, sigma / 2), corners).Select(node => (node.X, node.Weight * Density(node.X / sigma)))];
        double sum = nodes.Sum(node => node.Weight);
        return [.. nodes.Select(node => (node.X, node.Weight / sum))];
    }

    private static double Density(double t) => DoubleEnclosure.Exactly(0.5 * t * t).ExpNegative().Middle;
}
