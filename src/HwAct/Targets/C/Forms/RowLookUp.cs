namespace HwAct.Targets;

/// <summary>How a form looks into rows of a table.</summary>
/// <param name="Value">What is found, as an expression in the loop.</param>
internal sealed record RowLookUp(string Value)
{
    /// <summary>Declarations before the loop.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    /// <summary>Lines between declarations and the loop.</summary>
    public ImmutableArray<string> Prepare { get; init; } = [];

    /// <summary>Lines in the loop that make the value.</summary>
    public ImmutableArray<string> Body { get; init; } = [];
}
