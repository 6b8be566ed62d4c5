using System.Collections.Immutable;
using HwAct.Methods.Residuals;

namespace HwAct.Methods.Tables.Litert;

/// <summary>What a segment costs between two node values.</summary>
/// <param name="Max">Largest error in output LSB; infinite where an output is not allowed.</param>
/// <param name="Score">Misrounded codes and squared error.</param>
internal readonly record struct SegmentCost(double Max, Score Score);

/// <summary>
/// The best chain of node values by dynamic programming: a node meets only the segments left and right of it, so the least
/// largest error is a bottleneck path over the candidates, and the fewest misrounded codes, then the least squared error, within
/// that error a shortest path over the same segments.
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
        var total = new Score?[candidates[0].Count];
        Array.Fill(total, default(Score));
        var cameFrom = new int[costs.Length][];
        for (int i = 0; i < costs.Length; i++)
        {
            (total, cameFrom[i]) = Extend(i, total, maxError);
        }

        int at = -1;
        for (int b = 0; b < total.Length; b++)
        {
            at = total[b] is Score score && (at < 0 || score < total[at]!.Value) ? b : at;
        }

        return at < 0 ? [] : Trace(at, cameFrom);
    }

    private (Score?[] Total, int[] CameFrom) Extend(int segment, Score?[] total, double maxError)
    {
        var next = new Score?[candidates[segment + 1].Count];
        var cameFrom = new int[next.Length];
        for (int a = 0; a < total.Length; a++)
        {
            if (total[a] is not Score before)
            {
                continue;
            }

            for (int b = 0; b < next.Length; b++)
            {
                SegmentCost cost = costs[segment][(a * next.Length) + b];
                Score sum = before + cost.Score;
                if (cost.Max <= maxError && (next[b] is not Score best || sum < best))
                {
                    (next[b], cameFrom[b]) = (sum, a);
                }
            }
        }

        return (next, cameFrom);
    }

    private ImmutableArray<long> Trace(int at, int[][] cameFrom)
    {
        var entries = new long[candidates.Length];
        for (int i = costs.Length; i >= 0; i--)
        {
            entries[i] = candidates[i].First + at;
            at = i > 0 ? cameFrom[i - 1][at] : at;
        }

        return ImmutableArray.Create(entries);
    }
}
