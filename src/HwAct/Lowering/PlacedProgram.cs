namespace HwAct.Lowering;

/// <summary>A program and the stages of its definitions, as early as each can be.</summary>
/// <param name="Program">The program.</param>
/// <param name="Placement">What its stages take.</param>
/// <param name="Earliest">The stage of each definition.</param>
internal sealed record PlacedProgram(LoweredProgram Program, Placement Placement, int[] Earliest)
{
    private const int MostRounds = 64;

    // Of the bits, where there are so many definitions that a round takes a second.
    private const int LeastGain = 100;

    /// <summary>Whether a wide product is rows and their sums.</summary>
    public bool HasRows { get; init; }

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
                    && Placement.RegisterBits(moved, stages) is var fewer && fewer < bits && Placement.Fits(moved, period))
                {
                    (best, bits) = (moved, fewer);
                }
            }

            if (bits == before || (HasRows && before - bits < before / LeastGain))
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
            for (int at = index + 1; at < moved.Length; at++)
            {
                foreach (int source in Placement.SourcesOf(at))
                {
                    moved[at] = Math.Max(moved[at], moved[source] + Placement.Distance(source));
                }
            }
        }
        else
        {
            for (int at = index - 1; at >= 0; at--)
            {
                foreach (int reader in Placement.ReadersOf(at))
                {
                    moved[at] = Math.Min(moved[at], moved[reader] - Placement.Distance(at));
                }
            }
        }

        return moved;
    }
}
