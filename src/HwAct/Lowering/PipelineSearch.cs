using HwAct.Specifications;

namespace HwAct.Lowering;

/// <summary>Finds the stages of a program: the fewest for a clock, or the least time for a number of them.</summary>
/// <remarks>
/// As early as possible within a given time is the fewest stages: a definition that waits for the next clock is never there before one that does not. A program is taken as it
/// is where that is as good as any other form of it; else with sums as trees, with what is longer than a stage cut, or with whatever ends behind a clock cut, the least of it that
/// saves a stage.
/// </remarks>
internal sealed class PipelineSearch
{
    // Of periods that are tried, each is so much shorter than the one before.
    private const double Step = 0.98;
    private const int FinerSteps = 4;

    // A shorter time may have other cuts, which fit where those of a longer one do not.
    private const int MostSteps = 4;

    private readonly DeviceDelays delays;
    private readonly Func<Read, bool> isBlock;
    private readonly ImmutableArray<LoweredProgram> forms;

    /// <summary>Prepares a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="delays">The delays of the device.</param>
    /// <param name="isBlock">Whether a table is read from a memory that has the register in it.</param>
    public PipelineSearch(LoweredProgram program, DeviceDelays delays, Func<Read, bool> isBlock)
    {
        bool isOfDigitsOrBlocks = program.Definitions.Any(definition => definition.Primitive is Multiple || (definition.Primitive is Read read && isBlock(read)));
        DeviceDelays placed = isOfDigitsOrBlocks ? delays.Among(LogicSize.Of(program, isBlock)) : delays.OfArithmetic;
        (this.delays, this.isBlock) = (placed.Beside(LogicSize.TableBits(program, isBlock)), isBlock);
        LoweredProgram trees = SumTrees.In(program);
        forms = ReferenceEquals(trees, program) ? [program] : [program, trees];
        var placement = new Placement(program, this.delays, isBlock);
        Least = placement.Earliest(long.MaxValue / 4)!.DefaultIfEmpty(0).Max() + 1;
        Most = Math.Max(Least, placement.Deepest());
    }

    /// <summary>The fewest stages that can be.</summary>
    public int Least { get; }

    /// <summary>How many stages could each have something to do.</summary>
    public int Most { get; }

    /// <summary>The program in the fewest stages for a time; null where none is short enough.</summary>
    public PlacedProgram? At(long period)
    {
        PlacedProgram? best = null;
        foreach (LoweredProgram form in forms)
        {
            best = Better(best, Whole(form, period));
            best = Better(best, Placed(form, Cutting.Of(form, period, delays, isBlock, _ => true), period));
        }

        foreach (LoweredProgram form in forms)
        {
            if (Cutting.Of(form, period, delays, isBlock, _ => false) is Cutting all && (best is null || all.Stages < best.Stages))
            {
                best = Better(best, Placed(form, Fewest(form, period, all), period));
            }
        }

        return best;
    }

    /// <summary>The program in the fewest stages for a clock, or for the next shorter time that its cuts fit.</summary>
    /// <returns>What a stage takes at most, and the program; null where no time is short enough.</returns>
    public (long Period, PlacedProgram Placed)? Reaching(long clock) => Shorter(clock).Where(IsPossible)
        .Select(period => At(period) is PlacedProgram placed ? (period, placed) : default((long, PlacedProgram)?)).FirstOrDefault(found => found is not null);

    /// <summary>The least time in which the program is, in whatever number of stages there may be.</summary>
    public long LeastPeriod()
    {
        long whole = Whole(Most).Period;
        return Shorter(whole).Reverse().Where(IsPossible).Append(whole).First();
    }

    /// <summary>The least time for a number of stages.</summary>
    public long LeastPeriod(int stages)
    {
        long least = Shorter(Whole(stages).Period).TakeWhile(IsEnough).DefaultIfEmpty(Whole(stages).Period).Min();
        while (Finer(least).Where(IsEnough).DefaultIfEmpty(least).Min() is long finer && finer < least)
        {
            least = finer;
        }

        return least;

        bool IsEnough(long period) => At(period)?.Stages <= stages;
    }

    /// <summary>The program as it is in so many stages, or fewer, and the least time for that.</summary>
    public (long Period, PlacedProgram Placed) Whole(int stages)
    {
        long period = Bisect(at => Whole(forms[0], at)?.Stages <= stages);
        return (period, Whole(forms[0], period)!);
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

    private IEnumerable<long> Shorter(long period)
    {
        for (double at = period; at >= delays.Register + delays.Level; at *= Step)
        {
            yield return (long)at;
        }
    }

    // Between a period that is tried and the next, and those behind it.
    private static IEnumerable<long> Finer(long period) => Enumerable.Range(1, (FinerSteps * MostSteps) - 1).Select(step => (long)(period * (1 - ((1 - Step) * step / FinerSteps))));

    private bool IsPossible(long period) => forms.Any(form =>
        Whole(form, period) is not null || Placed(form, Cutting.Of(form, period, delays, isBlock, _ => true), period)?.Stages <= PipelineOptions.MostLatency);

    // Without the cuts that save no stage.
    private Cutting Fewest(LoweredProgram form, long period, Cutting all)
    {
        HashSet<string> whole = [];
        Cutting best = all;
        foreach (string name in all.Cut.Reverse())
        {
            whole.Add(name);
            if (Cutting.By(all.Delays, form, period, isBlock, whole.Contains) is Cutting fewer && fewer.Stages <= all.Stages)
            {
                best = fewer;
            }
            else
            {
                whole.Remove(name);
            }
        }

        return best;
    }

    private PlacedProgram? Whole(LoweredProgram form, long period) => Placed(form, form, delays, period);

    private PlacedProgram? Placed(LoweredProgram form, Cutting? cutting, long period) =>
        cutting is not null && Placed(form, cutting.Program, cutting.Delays, period) is PlacedProgram placed ? placed with { HasRows = cutting.HasRows } : null;

    // By the readers of what is whole: those of its parts are as near to each other as one.
    private PlacedProgram? Placed(LoweredProgram form, LoweredProgram program, DeviceDelays delays, long period)
    {
        var placement = new Placement(program, delays, isBlock, Readers.Of(form));
        return placement.Earliest(period) is int[] stages ? new PlacedProgram(program, placement, stages) : null;
    }

    private static PlacedProgram? Better(PlacedProgram? best, PlacedProgram? other) => best is null || other?.Stages < best.Stages ? other ?? best : best;
}
