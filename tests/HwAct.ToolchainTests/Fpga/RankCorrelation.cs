namespace HwAct.ToolchainTests.Fpga;

/// <summary>Spearman's rank correlation.</summary>
internal static class RankCorrelation
{
    /// <summary>The coefficient: 1 where both rank alike.</summary>
    public static double Of(double[] a, double[] b)
    {
        double[] ranksA = Ranks(a);
        double[] ranksB = Ranks(b);
        double mean = (a.Length - 1) / 2.0;
        double both = ranksA.Zip(ranksB).Sum(pair => (pair.First - mean) * (pair.Second - mean));
        return both / Math.Sqrt(ranksA.Sum(rank => (rank - mean) * (rank - mean)) * ranksB.Sum(rank => (rank - mean) * (rank - mean)));
    }

    // Equals share the mean of their ranks.
    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) - 1) / 2.0))];
}
