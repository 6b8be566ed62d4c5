using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>Choices of one level after another, each while a position of 8 bits is below a limit.</summary>
internal sealed class SelectedLevels
{
    /// <summary>Follows the choices back from the last.</summary>
    /// <param name="program">The program.</param>
    /// <param name="last">The last; what is none has no limits.</param>
    public SelectedLevels(LoweredProgram program, Definition last)
        : this(program, last.Primitive)
    {
    }

    /// <summary>Follows the choices back from the last.</summary>
    public SelectedLevels(LoweredProgram program, Primitive last)
    {
        var limits = new List<long>();
        var levels = new List<long>();
        for (Primitive? choice = last; choice is not null;)
        {
            if (choice is not Selection { Condition: { Relation: Relation.Less, Left: var left, Right.Signal: { IsLiteral: true, Value: > 0 and <= byte.MaxValue } limit }, WhenFalse.Signal: { IsLiteral: true } level } selection
                || left.Signal is not { IsLiteral: false, Range: { Min: >= 0, Max: <= byte.MaxValue } } || (Position is { } position && position.Signal.Name != left.Signal.Name))
            {
                return;
            }

            Position = left;
            limits.Insert(0, limit.Value);
            levels.Insert(0, level.Value);
            if (selection.WhenTrue.Signal is { IsLiteral: true } first)
            {
                Limits = [.. limits];
                Levels = [first.Value, .. levels];
                return;
            }

            Definition[] before = [.. program.Definitions.Where(one => one.Name == selection.WhenTrue.Signal.Name)];
            choice = before.Length == 1 && program.Operands.Count(operand => operand.Signal.Name == before[0].Name) == 1 ? before[0].Primitive : null;
        }
    }

    /// <summary>What is compared.</summary>
    public Operand? Position { get; }

    /// <summary>The limits, ascending; none where a choice is of another kind.</summary>
    public ImmutableArray<long> Limits { get; } = [];

    /// <summary>The level below the first limit, and that from each on.</summary>
    public ImmutableArray<long> Levels { get; } = [];
}
