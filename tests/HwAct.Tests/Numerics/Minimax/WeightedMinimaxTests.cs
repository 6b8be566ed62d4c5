using HwAct.Numerics;

namespace HwAct.Tests.Numerics.Minimax;

/// <summary>The weighted error of a minimax polynomial is largest at degree + 2 points, of one size there, and alternates: by Chebyshev's
/// theorem no other polynomial does better.</summary>
public sealed class WeightedMinimaxTests
{
    private const int Count = 401;
    private static readonly double[] Points = [.. Enumerable.Range(0, Count).Select(i => (2.0 * i / (Count - 1)) - 1)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(10)]
    public void The_error_alternates_on_the_reference_and_is_nowhere_larger(int degree)
    {
        double[] f = [.. Points.Select(x => Math.Exp(1.5 * x) / (1.2 + x))];
        double[] weight = [.. Points.Select(x => 1 + (0.5 * x))];
        var minimax = new WeightedMinimax(mostDegree: 10);
        int[] reference = new int[degree + 2];
        WeightedMinimax.Spread(reference, Count);
        double level = minimax.Solve(Count, Points, f, weight, degree, reference, double.PositiveInfinity);
        double[] error = [.. Points.Select((x, i) => weight[i] * (WeightedMinimax.Evaluate(minimax.Coefficients, x) - f[i]))];
        double tolerance = (1e-6 * level) + 1e-11;
        Assert.All(error, e => Assert.InRange(Math.Abs(e), 0, level + tolerance));
        Assert.All(reference, at => Assert.InRange(Math.Abs(error[at]), level - tolerance, level + tolerance));
        Assert.All(reference.Zip(reference.Skip(1)), pair => Assert.True(pair.First < pair.Second && error[pair.First] * error[pair.Second] < 0));
        Assert.All(minimax.Coefficients[(degree + 1)..], c => Assert.Equal(0, c));
    }

    // |x| on −1 … 1: the best parabola is x² + 1/8, 1/8 away at 0, ±1/2 and ±1.
    [Fact]
    public void The_best_parabola_for_the_magnitude_is_known()
    {
        var minimax = new WeightedMinimax(mostDegree: 3);
        int[] reference = new int[4];
        WeightedMinimax.Spread(reference, Count);
        double level = minimax.Solve(Count, Points, [.. Points.Select(Math.Abs)], [.. Points.Select(_ => 1.0)], 2, reference, double.PositiveInfinity);
        Assert.Equal(0.125, level, 1e-12);
        Assert.Equal([0.125, 0, 1, 0], minimax.Coefficients.Select(c => Math.Round(c, 12)));
    }

    [Fact]
    public void A_level_beyond_the_limit_ends_the_search_and_is_a_bound_from_below()
    {
        double[] f = [.. Points.Select(Math.Abs)];
        double[] weight = [.. Points.Select(_ => 1.0)];
        int[] reference = new int[4];
        WeightedMinimax.Spread(reference, Count);
        Assert.InRange(new WeightedMinimax(mostDegree: 3).Solve(Count, Points, f, weight, 2, reference, limit: 0.01), 0.01, 0.125);
    }
}
