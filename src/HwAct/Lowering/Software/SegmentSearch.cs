using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// The segment of a position without a loop: a few comparisons added up, or one look-up in a map of every position's segment where it is short.
/// Every code then takes the same time. Beyond that, the count of breakpoints stays what it is.
/// </summary>
internal static class SegmentSearch
{
    /// <summary>As many comparisons as are no more code than a map is data.</summary>
    private const int MostCompared = 6;

    /// <summary>As few are always added up: they are smaller than a loop.</summary>
    private const int AlwaysCompared = 3;

    /// <summary>Entries of the longest map: one of every code of 8 bits would be as long as the table of the whole kernel.</summary>
    private const int LongestMap = 192;

    /// <summary>The kernel without loops over breakpoints.</summary>
    public static KernelProgram In(KernelProgram kernel)
    {
        if (!kernel.Steps.OfType<Rank>().Any())
        {
            return kernel;
        }

        var made = new RewrittenSteps(kernel);
        foreach (Step step in kernel.Steps)
        {
            if (step is Rank rank && Found(made, rank, kernel.RangeOf(rank.Source)) is Step segment)
            {
                made.Stand(step, segment);
            }
            else if (StartOf(step) is var (from, starts))
            {
                var table = new Table(made.Fresh("starts"), [0, .. starts.Entries], Remark(starts));
                made.Stand(step, made.Append(new Lookup(step.Name, table, made.Standing(from))));
            }
            else if (step is Select { Condition: Less { Left: Rank only, Right: Constant { Value: 1 } }, WhenTrue: Constant { Value: 0 }, WhenFalse: Constant start }
                && kernel.RangeOf(only) is { Min: 0, Max: 1 })
            {
                made.Stand(step, made.Append(new Multiply(step.Name, made.Standing(only), start, step.Remark)));
            }
            else
            {
                made.Keep(step);
            }
        }

        return made.Build();
    }

    private static Step? Found(RewrittenSteps made, Rank rank, ValueRange keys)
    {
        long[] breakpoints = [.. rank.Table.Entries.Where(entry => entry > keys.Min && entry <= keys.Max)];
        bool isShort = keys is { Min: >= 0, Max: < LongestMap };
        return breakpoints.Length > (isShort ? AlwaysCompared : MostCompared)
            ? (isShort ? Mapped(made, rank, keys) : null)
            : Compared(made, rank, breakpoints, rank.Table.Entries.Count(entry => entry <= keys.Min));
    }

    private static Step Mapped(RewrittenSteps made, Rank rank, ValueRange keys)
    {
        long[] segments = [.. Enumerable.Range(0, (int)keys.Max + 1).Select(key => (long)rank.Table.Entries.Count(entry => entry <= key))];
        var map = new Table(made.Fresh(rank.Name + "_map"), [.. segments], $"{rank.Name} of every {rank.Source.Name}");
        return made.Append(new Lookup(rank.Name, map, made.Standing(rank.Source), rank.Remark));
    }

    private static Step Compared(RewrittenSteps made, Rank rank, long[] breakpoints, int passed)
    {
        Step? sum = passed > 0 ? new Constant(passed) : null;
        foreach (long breakpoint in breakpoints)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"from_{(breakpoint < 0 ? "m" : "")}{Math.Abs(breakpoint)}");
            Step here = made.Append(new Less(made.Fresh(name), new Constant(breakpoint - 1), made.Standing(rank.Source)));
            bool isLast = breakpoint == breakpoints[^1];
            sum = sum is null ? here : made.Append(new Add(isLast ? rank.Name : made.Fresh($"{rank.Name}_{name}"), here, sum, isLast ? rank.Remark : ""));
        }

        return sum ?? new Constant(0);
    }

    // What the first segment is told apart for: it starts at 0, which the breakpoints do not say.
    private static (Step Segment, Table Starts)? StartOf(Step step) => step is Select
    {
        Condition: Less { Left: Rank rank, Right: Constant { Value: 1 } },
        WhenTrue: Constant { Value: 0 },
        WhenFalse: Lookup { Source: Maximum { Left: Subtract { Right: Constant { Value: 1 } } before, Right: Constant { Value: 0 } } } stored,
    } && before.Left == rank && stored.Table == rank.Table ? (rank, stored.Table) : null;

    private static string Remark(Table breakpoints) => breakpoints.Remark.Replace(" after the first", "", StringComparison.Ordinal);
}
