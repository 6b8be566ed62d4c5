namespace HwAct.Methods;

/// <summary>Finds the staircase inside the allowed intervals that has the fewest steps and, of those, the best score.</summary>
internal static class StepFunctionSearch
{
    /// <summary>
    /// The fewest steps of any staircase inside the allowed intervals, or null where some position allows no level: keep a level for as long
    /// as one is allowed at every position since the last step.
    /// </summary>
    /// <remarks>
    /// No staircase does better. Let the levels of the greedy staircase end at e₁ &lt; e₂ &lt; …; no level is allowed at all of
    /// the positions from one end to the next inclusive, so any staircase has a step in each of these disjoint stretches.
    /// </remarks>
    public static int? FewestSteps(AllowedIntervals allowed)
    {
        int steps = 0;
        long low = long.MinValue;
        long high = long.MaxValue;
        for (int t = 0; t < allowed.Count; t++)
        {
            if (allowed.Low[t] > allowed.High[t])
            {
                return null;
            }

            low = Math.Max(low, allowed.Low[t]);
            high = Math.Min(high, allowed.High[t]);
            if (low > high)
            {
                (low, high) = (allowed.Low[t], allowed.High[t]);
                steps++;
            }
        }

        return steps;
    }

    /// <summary>
    /// The staircase with the fewest steps inside open intervals and, of those, the least sum of scores: a shortest path over
    /// the pairs of position and allowed level, where to change the level costs a step.
    /// </summary>
    /// <param name="allowed">The intervals; every position allows a level.</param>
    /// <param name="score">The score of a level at a position.</param>
    public static StepFunction Best(AllowedIntervals allowed, Func<int, long, Score> score)
    {
        AllowedIntervals bounded = Bounded(allowed);
        var cameFrom = new long[bounded.Count][];
        Cost[] costs = [];
        for (int t = 0; t < bounded.Count; t++)
        {
            (costs, cameFrom[t]) = Extend(bounded, t, costs, score);
        }

        return Trace(bounded, cameFrom, bounded.Low[^1] + Least(costs));
    }

    /// <summary>
    /// A staircase with the fewest steps inside open intervals, where the pairs of position and level are too many to compare: the
    /// greedy one, each step at the best of the ends and the middle of what it allows.
    /// </summary>
    /// <param name="allowed">The intervals; every position allows a level.</param>
    /// <param name="score">The score of a level at a position.</param>
    public static StepFunction Greedy(AllowedIntervals allowed, Func<int, long, Score> score)
    {
        AllowedIntervals bounded = Bounded(allowed);
        var thresholds = new List<int>();
        var levels = new List<long>();
        int first = 0;
        while (first < bounded.Count)
        {
            long low = bounded.Low[first];
            long high = bounded.High[first];
            int end = first + 1;
            while (end < bounded.Count && Math.Max(low, bounded.Low[end]) <= Math.Min(high, bounded.High[end]))
            {
                (low, high) = (Math.Max(low, bounded.Low[end]), Math.Min(high, bounded.High[end]));
                end++;
            }

            int[] stretch = [.. Enumerable.Range(first, end - first)];
            long[] candidates = [low + ((high - low) / 2), low, high];
            levels.Add(candidates.MinBy(level => stretch.Aggregate(default(Score), (sum, position) => sum + score(position, level))));
            if (first > 0)
            {
                thresholds.Add(first);
            }

            first = end;
        }

        return new StepFunction([.. thresholds], [.. levels]);
    }

    /// <summary>Number of pairs of position and allowed level, which <see cref="Best"/> takes memory and time for.</summary>
    public static long Size(AllowedIntervals allowed)
    {
        AllowedIntervals bounded = Bounded(allowed);
        return bounded.Low.Zip(bounded.High, (low, high) => high - low + 1).Sum();
    }

    private static (Cost[] Costs, long[] CameFrom) Extend(AllowedIntervals allowed, int position, Cost[] before, Func<int, long, Score> score)
    {
        long low = allowed.Low[position];
        var costs = new Cost[allowed.High[position] - low + 1];
        var cameFrom = new long[costs.Length];
        long lowBefore = position == 0 ? 0 : allowed.Low[position - 1];
        long cheapest = position == 0 ? 0 : lowBefore + Least(before);
        for (int k = 0; k < costs.Length; k++)
        {
            long level = low + k;
            Cost cost = default;
            cameFrom[k] = level;
            if (position > 0)
            {
                Cost stepped = before[cheapest - lowBefore];
                cost = stepped with { Steps = stepped.Steps + 1 };
                bool stays = level >= lowBefore && level < lowBefore + before.Length && !cost.IsBetterThan(before[level - lowBefore]);
                (cost, cameFrom[k]) = stays ? (before[level - lowBefore], level) : (cost, cheapest);
            }

            costs[k] = cost with { Score = cost.Score + score(position, level) };
        }

        return (costs, cameFrom);
    }

    private static StepFunction Trace(AllowedIntervals allowed, long[][] cameFrom, long level)
    {
        var thresholds = new List<int>();
        var levels = new List<long> { level };
        for (int t = allowed.Count - 1; t > 0; t--)
        {
            long before = cameFrom[t][level - allowed.Low[t]];
            if (before != level)
            {
                thresholds.Add(t);
                levels.Add(before);
                level = before;
            }
        }

        thresholds.Reverse();
        levels.Reverse();
        return new StepFunction([.. thresholds], [.. levels]);
    }

    // Some positions allow anything on one side or on both, where the output saturates or no code falls. A level above every
    // lower end, or below every upper end, can be moved there without leaving its interval, so nothing beyond is needed.
    private static AllowedIntervals Bounded(AllowedIntervals allowed)
    {
        long least = allowed.High.Min();
        long most = allowed.Low.Max();
        for (int t = 0; t < allowed.Count; t++)
        {
            if (allowed.Low[t] > -OutputTolerance.Unbounded && allowed.High[t] < OutputTolerance.Unbounded)
            {
                least = Math.Min(least, allowed.Low[t]);
                most = Math.Max(most, allowed.High[t]);
            }
        }

        if (most < least)
        {
            // One level is allowed everywhere.
            least = most = Math.Clamp(0, most, least);
        }

        return new AllowedIntervals(
            [.. allowed.Low.Select(low => Math.Clamp(low, least, most))],
            [.. allowed.High.Select(high => Math.Clamp(high, least, most))]);
    }

    private static int Least(Cost[] costs)
    {
        int best = 0;
        for (int k = 1; k < costs.Length; k++)
        {
            best = costs[k].IsBetterThan(costs[best]) ? k : best;
        }

        return best;
    }

    private readonly record struct Cost(int Steps, Score Score)
    {
        public bool IsBetterThan(Cost other) => Steps != other.Steps ? Steps < other.Steps : Score < other.Score;
    }
}
