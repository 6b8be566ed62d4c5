namespace HwAct.Methods;

/// <summary>
/// The best chain of table entries, one candidate a node: an entry meets only the segments left and right of it, so the best chain is a
/// shortest path, found from left to right.
/// </summary>
internal static class EntryChain
{
    /// <summary>The index of the candidate of each node on the chain with the least sum of scores, the first of equals; empty where there is
    /// no chain.</summary>
    /// <param name="candidates">Number of candidates of each node.</param>
    /// <param name="scores">For a segment and the candidate at its left end, the score of each candidate at its right end; null where the
    /// two do not go together. Null for the whole where the left one goes with none.</param>
    public static ImmutableArray<int> Best(ImmutableArray<int> candidates, Func<int, int, Func<int, Score?>?> scores)
    {
        var total = new Score?[candidates[0]];
        Array.Fill(total, default(Score));
        var cameFrom = new int[candidates.Length - 1][];
        for (int segment = 0; segment < cameFrom.Length; segment++)
        {
            var next = new Score?[candidates[segment + 1]];
            cameFrom[segment] = new int[next.Length];
            for (int a = 0; a < total.Length; a++)
            {
                if (total[a] is not Score before || scores(segment, a) is not Func<int, Score?> score)
                {
                    continue;
                }

                for (int b = 0; b < next.Length; b++)
                {
                    if (score(b) is Score part && (next[b] is not Score best || before + part < best))
                    {
                        next[b] = before + part;
                        cameFrom[segment][b] = a;
                    }
                }
            }

            total = next;
        }

        int[] ends = [.. Enumerable.Range(0, total.Length).Where(b => total[b] is not null)];
        return ends.Length == 0 ? [] : Trace(ends.MinBy(b => total[b]!.Value), cameFrom);
    }

    private static ImmutableArray<int> Trace(int at, int[][] cameFrom)
    {
        var chain = new int[cameFrom.Length + 1];
        chain[^1] = at;
        for (int i = cameFrom.Length - 1; i >= 0; i--)
        {
            chain[i] = cameFrom[i][chain[i + 1]];
        }

        return [.. chain];
    }
}
