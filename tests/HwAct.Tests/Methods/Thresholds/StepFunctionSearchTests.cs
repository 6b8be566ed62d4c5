using HwAct.Methods;

namespace HwAct.Tests.Methods.Thresholds;

/// <summary>Every staircase inside a few small intervals, tried: the oracle of the search.</summary>
public sealed class StepFunctionSearchTests
{
    private const int Positions = 6;
    private const int Reach = 3;

    [Fact]
    public void No_staircase_inside_small_intervals_has_fewer_steps_or_a_better_score()
    {
        var random = new Random(20);
        for (int trial = 0; trial < 40; trial++)
        {
            AllowedIntervals allowed = Small(random);
            int[] wishes = [.. Enumerable.Range(0, Positions).Select(_ => random.Next(-Reach, Reach + 1))];
            Score At(int position, long level) => new(level == wishes[position] ? 0 : 1, (level - wishes[position]) * (level - wishes[position]));
            (int fewest, Score best) = Everything(allowed, At);

            StepFunction found = StepFunctionSearch.Best(allowed, At);

            Assert.Equal(fewest, StepFunctionSearch.FewestSteps(allowed));
            Assert.Equal(fewest, found.Steps);
            Assert.Equal(best, Enumerable.Range(0, Positions).Aggregate(default(Score), (sum, t) => sum + At(t, found.At(t))));
            Assert.All(Enumerable.Range(0, Positions), t => Assert.True(allowed.Allows(t, found.At(t))));
        }
    }

    [Fact]
    public void An_open_side_is_no_reason_for_a_step()
    {
        const long anything = OutputTolerance.Unbounded;
        AllowedIntervals allowed = new([-anything, 2, -anything, -anything], [anything, anything, 5, anything]);
        StepFunction found = StepFunctionSearch.Best(allowed, (_, _) => default);
        Assert.Equal(0, found.Steps);
        Assert.InRange(Assert.Single(found.Levels), 2, 5);
    }

    [Fact]
    public void Where_no_position_asks_for_anything_the_level_is_zero()
    {
        const long anything = OutputTolerance.Unbounded;
        StepFunction found = StepFunctionSearch.Best(new([-anything, -anything], [anything, anything]), (_, _) => default);
        Assert.Equal(0, Assert.Single(found.Levels));
    }

    [Fact]
    public void A_position_without_a_level_has_no_staircase() =>
        Assert.Null(StepFunctionSearch.FewestSteps(new([0, 2, 0], [1, 1, 1])));

    private static AllowedIntervals Small(Random random)
    {
        long[] low = [.. Enumerable.Range(0, Positions).Select(_ => (long)random.Next(-Reach, Reach + 1))];
        return new([.. low], [.. low.Select(value => Math.Min(Reach, value + random.Next(0, 4)))]);
    }

    private static (int Steps, Score Score) Everything(AllowedIntervals allowed, Func<int, long, Score> score)
    {
        (int Steps, Score Score)? best = null;
        Extend(0, 0, 0, default);
        return best!.Value;

        void Extend(int position, long before, int steps, Score sum)
        {
            if (position == Positions)
            {
                bool better = best is not (int, Score) known || steps < known.Item1 || (steps == known.Item1 && sum < known.Item2);
                best = better ? (steps, sum) : best;
                return;
            }

            for (long level = allowed.Low[position]; level <= allowed.High[position]; level++)
            {
                Extend(position + 1, level, steps + (position > 0 && level != before ? 1 : 0), sum + score(position, level));
            }
        }
    }
}
