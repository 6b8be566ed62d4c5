namespace HwAct.Methods;

/// <summary>What a segment costs between two node values.</summary>
/// <param name="Max">Largest error in output LSB; infinite where an output is not allowed.</param>
/// <param name="Score">Misrounded codes and squared error.</param>
internal readonly record struct SegmentCost(double Max, Score Score);

/// <summary>
/// The best chain of node values: the least largest error is a bottleneck path over the candidates, and the fewest misrounded codes, then
/// the least squared error, within that error an <see cref="EntryChain"/> over the same segments.
/// </summary>
internal sealed class NodeSearch
{
    private readonly NodeCandidates[] candidates;
    private readonly SegmentCost[][] costs;

    /// <summary>Prices every segment between every two candidates of its ends.</summary>
    /// <param name="candidates">The values each node may take.</param>
    /// <param name="cost">The cost of a segment, by its number, left and right value.</param>
    public NodeSearch(NodeCandidates[] candidates, Func<int, long, long, SegmentCost> cost)
    {
        this.candidates = candidates;
        costs = new SegmentCost[candidates.Length - 1][];
        for (int i = 0; i < costs.Length; i++)
        {
            (NodeCandidates left, NodeCandidates right) = (candidates[i], candidates[i + 1]);
            costs[i] = new SegmentCost[left.Count * right.Count];
            for (int k = 0; k < costs[i].Length; k++)
            {
                costs[i][k] = cost(i, left.First + (k / right.Count), right.First + (k % right.Count));
            }
        }
    }

    /// <summary>The least largest error that any chain has; infinite where every chain has an output that is not allowed.</summary>
    public double LeastError()
    {
        var reached = new double[candidates[0].Count];
        for (int i = 0; i < costs.Length; i++)
        {
            var next = new double[candidates[i + 1].Count];
            for (int b = 0; b < next.Length; b++)
            {
                next[b] = double.PositiveInfinity;
                for (int a = 0; a < reached.Length; a++)
                {
                    next[b] = Math.Min(next[b], Math.Max(reached[a], costs[i][(a * next.Length) + b].Max));
                }
            }

            reached = next;
        }

        return reached.Min();
    }

    /// <summary>The chain with the best score whose largest error is at most <paramref name="maxError"/>; empty where there is none.</summary>
    public ImmutableArray<long> Best(double maxError)
    {
        ImmutableArray<int> chain = EntryChain.Best([.. candidates.Select(node => node.Count)], (segment, a) => b =>
        {
            SegmentCost cost = costs[segment][(a * candidates[segment + 1].Count) + b];
            return cost.Max <= maxError ? cost.Score : null;
        });
        return [.. chain.Select((index, node) => candidates[node].First + index)];
    }
}
