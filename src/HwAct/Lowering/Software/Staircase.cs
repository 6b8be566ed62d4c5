using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>A step that is made of nothing but comparisons of one value with constants: over the positions of that value it is a staircase.</summary>
internal sealed class Staircase
{
    private readonly Step[] parts;
    private readonly ValueRange range;

    /// <summary>Climbs a step.</summary>
    /// <param name="kernel">The kernel that it is of.</param>
    /// <param name="step">The step.</param>
    /// <param name="position">What is compared.</param>
    public Staircase(KernelProgram kernel, Step step, Step position)
    {
        Step = step;
        Position = position;
        range = kernel.RangeOf(position);
        parts = PartsOf(kernel, step);
        long[] limits = [.. parts.OfType<Less>().Select(LimitOf).Distinct().Where(limit => limit > range.Min && limit <= range.Max).Order()];
        long[] levels = LevelsAt([range.Min, .. limits]);
        int[] rises = [.. Enumerable.Range(0, limits.Length).Where(i => levels[i + 1] != levels[i])];
        Thresholds = [.. rises.Select(i => limits[i])];
        Levels = [levels[0], .. rises.Select(i => levels[i + 1])];
    }

    /// <summary>The step.</summary>
    public Step Step { get; }

    /// <summary>What is compared.</summary>
    public Step Position { get; }

    /// <summary>The positions from which on another level holds, ascending.</summary>
    public ImmutableArray<long> Thresholds { get; }

    /// <summary>The level before the first of them, and that from each of them on.</summary>
    public ImmutableArray<long> Levels { get; }

    /// <summary>The level of every position from 0 on; null where positions are negative, or more than a table may have.</summary>
    /// <param name="longest">The longest table.</param>
    public long[]? Map(int longest) => range.Min >= 0 && range.Max < longest ? LevelsAt([.. Enumerable.Range(0, (int)range.Max + 1).Select(at => (long)at)]) : null;

    private long[] LevelsAt(long[] positions)
    {
        var runner = new BlockRunner<long>(parts, positions.Length);
        positions.CopyTo(runner.ValuesOf(Position, positions.Length));
        runner.Run(positions.Length);
        return runner.ValuesOf(Step, positions.Length).ToArray();
    }

    // Where a comparison changes.
    private static long LimitOf(Less less) => less.Left is Constant limit ? limit.Value + 1 : ((Constant)less.Right).Value;

    // The step and what it is made of, each before its readers.
    private static Step[] PartsOf(KernelProgram kernel, Step step)
    {
        var found = new HashSet<Step>(ReferenceEqualityComparer.Instance) { step };
        foreach (Step part in kernel.Steps.Reverse().Where(part => found.Contains(part) && part is not Less))
        {
            found.UnionWith(part.Operands.Where(operand => operand is not Constant));
        }

        return [.. kernel.Steps.Where(found.Contains)];
    }
}
