namespace HwAct.Lowering;

/// <summary>A program and the stages of its definitions, as early as each can be.</summary>
/// <param name="Program">The program.</param>
/// <param name="Placement">What its stages take.</param>
/// <param name="Earliest">The stage of each definition.</param>
internal sealed record PlacedProgram(LoweredProgram Program, Placement Placement, int[] Earliest)
{
    private const int MostRounds = 64;

    /// <summary>How many stages there are.</summary>
    public int Stages => StagesOf(Earliest);

    /// <summary>The stage of each definition with the fewest bits in registers that a search finds.</summary>
    /// <remarks>Definitions are moved a stage later or earlier, with all that must move with them, as long as registers hold fewer bits and no stage takes longer.</remarks>
    public int[] Place(long period, int stages)
    {
        int[] best = Earliest;
        long bits = Placement.RegisterBits(best, stages);
        for (int round = 0; round < MostRounds; round++)
        {
            long before = bits;
            for (int step = 0; step < 2 * Placement.Count; step++)
            {
                int index = step < Placement.Count ? Placement.Count - 1 - step : step - Placement.Count;
                int[] moved = Moved(best, index, step < Placement.Count ? 1 : -1);
                if (StagesOf(moved) <= stages && moved.All(stage => stage >= 0)
                    && Placement.RegisterBits(moved, stages) is var fewer && fewer < bits && Placement.Slowest(moved) <= period)
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
                moved[at] = Math.Max(moved[at], Placement.SourcesOf(at).Select(source => moved[source] + Placement.Distance(source)).DefaultIfEmpty(0).Max());
            }
        }
        else
        {
            for (int at = index; at >= 0; at--)
            {
                moved[at] = Math.Min(moved[at], Placement.ReadersOf(at).Select(reader => moved[reader] - Placement.Distance(at)).DefaultIfEmpty(int.MaxValue).Min());
            }
        }

        return moved;
    }
}
