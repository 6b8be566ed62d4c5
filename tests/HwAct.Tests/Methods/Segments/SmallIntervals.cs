using HwAct.Methods;

namespace HwAct.Tests.Methods.Segments;

/// <summary>Allowed intervals around functions given in output LSBs.</summary>
internal static class SmallIntervals
{
    /// <summary>Each value one of the two integers next to the function.</summary>
    public static AllowedIntervals Faithful(int count, Func<int, double> function) => FaithfulAt(count, function)(0);

    /// <summary>The same at any number of guard bits.</summary>
    public static Func<int, AllowedIntervals> FaithfulAt(int count, Func<int, double> function)
    {
        long[] low = [.. Enumerable.Range(0, count).Select(t => (long)Math.Floor(function(t)))];
        long[] high = [.. Enumerable.Range(0, count).Select(t => (long)Math.Ceiling(function(t)))];
        return Scaled(low, high);
    }

    /// <summary>Each value the integer nearest to the function.</summary>
    public static Func<int, AllowedIntervals> RoundedAt(int count, Func<int, double> function)
    {
        long[] nearest = [.. Enumerable.Range(0, count).Select(t => (long)Math.Round(function(t)))];
        return Scaled(nearest, nearest);
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static Func<int, AllowedIntervals> Scaled(long[] low, long[] high) =>
        g => new AllowedIntervals([.. low.Select(v => v << g)], [.. high.Select(v => (v << g) + (1L << g) - 1)]);
}
