using HwAct.Approximations;

namespace HwAct.Tests.Approximations.Polynomials;

/// <summary>Corridors around functions given in output LSBs.</summary>
internal static class SmallCorridors
{
    /// <summary>Each value one of the two integers next to the function.</summary>
    public static Corridor Faithful(int count, Func<int, double> function) => FaithfulAt(count, function)(0);

    /// <summary>The same at any number of guard bits.</summary>
    public static Func<int, Corridor> FaithfulAt(int count, Func<int, double> function)
    {
        long[] low = [.. Enumerable.Range(0, count).Select(t => (long)Math.Floor(function(t)))];
        long[] high = [.. Enumerable.Range(0, count).Select(t => (long)Math.Ceiling(function(t)))];
        return Scaled(low, high);
    }

    /// <summary>Each value the integer nearest to the function.</summary>
    public static Func<int, Corridor> RoundedAt(int count, Func<int, double> function)
    {
        long[] nearest = [.. Enumerable.Range(0, count).Select(t => (long)Math.Round(function(t)))];
        return Scaled(nearest, nearest);
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static Func<int, Corridor> Scaled(long[] low, long[] high) =>
        g => new Corridor([.. low.Select(v => v << g)], [.. high.Select(v => (v << g) + (1L << g) - 1)]);
}
