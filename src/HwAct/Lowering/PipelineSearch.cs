namespace HwAct.Lowering;

/// <summary>Places the definitions of a program in stages.</summary>
/// <remarks>
/// As early as possible within a given time is the fewest stages: a definition that waits for the next clock is never there before one that does not.
/// The least time for a number of stages is found by bisection. Then definitions are moved a stage later or earlier, with all that must move with
/// them, as long as registers hold fewer bits and no stage takes longer.
/// </remarks>
/// <param name="placement">The program.</param>
internal sealed class PipelineSearch(Placement placement)
{
    private const int MostRounds = 64;

    /// <summary>The least time that a stage can have, with as many stages as it takes.</summary>
    public long LeastPeriod() => Bisect(period => placement.Earliest(period) is not null);

    /// <summary>The least time for a number of stages.</summary>
    public long LeastPeriod(int stages) => Bisect(period => StagesAt(period) <= stages);

    /// <summary>The fewest stages for a time; null where a single definition takes longer.</summary>
    public int? StagesAt(long period) => placement.Earliest(period) is int[] earliest ? StagesOf(earliest) : null;

    /// <summary>The stage of each definition with the fewest bits in registers that a search finds.</summary>
    public int[] Place(long period, int stages)
    {
        int[] best = placement.Earliest(period)!;
        long bits = placement.RegisterBits(best, stages);
        for (int round = 0; round < MostRounds; round++)
        {
            long before = bits;
            for (int step = 0; step < 2 * placement.Count; step++)
            {
                int index = step < placement.Count ? placement.Count - 1 - step : step - placement.Count;
                int[] moved = Moved(best, index, step < placement.Count ? 1 : -1);
                if (StagesOf(moved) <= stages && moved.All(stage => stage >= 0)
                    && placement.RegisterBits(moved, stages) is var fewer && fewer < bits && placement.Slowest(moved) <= period)
                {
                    (best, bits) = (moved, fewer);
                }
            }

            if (bits == before)
            {
                break;
            }
        }

        return best;
    }

    private static int StagesOf(int[] stages) => stages.DefaultIfEmpty(0).Max() + 1;

    // What reads a definition cannot be before it, and what it reads not behind it.
    private int[] Moved(int[] stages, int index, int by)
    {
        int[] moved = [.. stages];
        moved[index] += by;
        if (by > 0)
        {
            for (int at = index; at < moved.Length; at++)
            {
                moved[at] = Math.Max(moved[at], placement.SourcesOf(at).Select(source => moved[source] + placement.Distance(source)).DefaultIfEmpty(0).Max());
            }
        }
        else
        {
            for (int at = index; at >= 0; at--)
            {
                moved[at] = Math.Min(moved[at], placement.ReadersOf(at).Select(reader => moved[reader] - placement.Distance(at)).DefaultIfEmpty(int.MaxValue).Min());
            }
        }

        return moved;
    }

    private static long Bisect(Func<long, bool> isEnough)
    {
        long enough = 1;
        while (!isEnough(enough))
        {
            enough *= 2;
        }

        long tooShort = enough / 2;
        while (enough - tooShort > 1)
        {
            long middle = (enough + tooShort) / 2;
            (tooShort, enough) = isEnough(middle) ? (tooShort, middle) : (middle, enough);
        }

        return enough;
    }
}
