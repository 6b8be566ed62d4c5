using HwAct.Methods;

namespace HwAct.Tests.Methods.Tables.Litert;

/// <summary>Every chain of nodes, tried: the oracle of the dynamic program and of the candidates that it looks at.</summary>
public sealed class NodeSearchTests
{
    private const int Width = 4;
    private const int Segments = 2;
    private const int Range = 9;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void No_chain_at_all_is_better_than_the_one_found(int seed)
    {
        double[] values = Values(seed, 3);
        double least = Chains(Range).Min(chain => Cost(values, chain).Max);
        NodeSearch search = Search(values, Math.Ceiling(least));
        Assert.Equal(least, search.LeastError());
        foreach (double bound in new[] { least, least + 0.1, Math.Ceiling(least) })
        {
            Score best = Chains(Range).Select(chain => Cost(values, chain)).Where(cost => cost.Max <= bound).Min(cost => cost.Score);
            long[] found = [.. search.Best(bound)];
            Assert.True(Cost(values, found).Max <= bound);
            Assert.Equal(best, Cost(values, found).Score);
        }
    }

    [Fact]
    public void Below_the_least_error_there_is_no_chain()
    {
        double[] values = Values(7, 3);
        NodeSearch search = Search(values, 4);
        Assert.Empty(search.Best(search.LeastError() - 1e-9));
    }

    [Fact]
    public void Candidates_stay_inside_the_entry_type()
    {
        NodeCandidates[] candidates = NodeCandidates.Within([6.8, 7, 7, 7], Width, 3, -8, 7);
        Assert.Equal(new NodeCandidates(4, 4), candidates[0]);
        Assert.All(candidates, node => Assert.InRange(node.First + node.Count - 1, -8, 7));
    }

    private static NodeSearch Search(double[] values, double reach) => new(
        NodeCandidates.Within(values, Width, reach, -100, 100),
        (segment, left, right) => SegmentCost(values, segment, left, right));

    private static SegmentCost SegmentCost(double[] values, int segment, long left, long right)
    {
        double max = 0;
        Score sum = default;
        for (int f = 0; f < Width; f++)
        {
            double value = values[(segment * Width) + f];
            long code = left + ((((right - left) * f) + (Width / 2)) >> 2);
            // Sixteenths, so that sums do not depend on their order.
            double error = code - value;
            max = Math.Max(max, Math.Abs(error));
            sum += new Score(code == (long)Math.Round(value) ? 0 : 1, error * error);
        }

        return new SegmentCost(max, sum);
    }

    private static SegmentCost Cost(double[] values, long[] chain)
    {
        SegmentCost[] costs = [.. Enumerable.Range(0, Segments).Select(i => SegmentCost(values, i, chain[i], chain[i + 1]))];
        return new SegmentCost(costs.Max(cost => cost.Max), costs.Aggregate(default(Score), (sum, cost) => sum + cost.Score));
    }

    private static IEnumerable<long[]> Chains(int range) =>
        from a in Enumerable.Range(-range, (2 * range) + 1)
        from b in Enumerable.Range(-range, (2 * range) + 1)
        from c in Enumerable.Range(-range, (2 * range) + 1)
        select new long[] { a, b, c };

    private static double[] Values(int seed, int reach)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Segments * Width).Select(_ => random.Next(-16 * reach, (16 * reach) + 1) / 16.0)];
    }
}
