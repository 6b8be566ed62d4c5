namespace HwAct.Methods;

/// <summary>A function of the position that is level between a few thresholds.</summary>
/// <param name="Thresholds">Positions at which a new level starts, ascending; none is 0.</param>
/// <param name="Levels">The levels, from position 0 on: one more than thresholds.</param>
internal sealed record StepFunction(ImmutableArray<int> Thresholds, ImmutableArray<long> Levels)
{
    /// <summary>Number of steps: of changes of level.</summary>
    public int Steps => Thresholds.Length;

    /// <summary>The level at a position.</summary>
    public long At(int position) => Levels[Thresholds.Count(threshold => threshold <= position)];
}
