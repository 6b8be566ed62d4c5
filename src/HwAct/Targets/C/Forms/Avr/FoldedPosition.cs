using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>A position that is |v| of a v of 8 bits: two instructions, where the steps begin, are all there is to it.</summary>
internal sealed class FoldedPosition
{
    private readonly LoweredProgram program;

    /// <summary>Looks at what a position is.</summary>
    /// <param name="program">The program.</param>
    /// <param name="position">The position.</param>
    public FoldedPosition(LoweredProgram program, Operand position)
    {
        this.program = program;
        Source = Of(position) switch
        {
            Magnitude magnitude => Port(magnitude.Source),
            Difference { Left: var twice, Right: var value } when Of(twice) is ShiftUp { Amount.Signal: { IsLiteral: true, Value: 1 }, Source: var part }
                && Of(part) is Selection { Condition: { Relation: Relation.Greater, Left: var chosen, Right.Signal: { IsLiteral: true, Value: 0 } }, WhenFalse.Signal: { IsLiteral: true, Value: 0 } }
                && Port(chosen) is { } source && Port(value)?.Signal.Name == source.Signal.Name => source,
            _ => null,
        };
    }

    /// <summary>v; null where the position is something else.</summary>
    public Operand? Source { get; }

    private Primitive? Of(Operand operand) => program.Definitions.FirstOrDefault(one => one.Name == operand.Signal.Name)?.Primitive;

    // A code of 8 bits with a sign, itself or as a word.
    private Operand? Port(Operand operand) => operand.Signal.Port is { Signed: true, StorageBits: 8 } ? operand
        : Of(operand) is Slice { Source: { Signal.Port: { Signed: true, StorageBits: 8 } } source, Bits: 8 } ? source
        : null;
}
