using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>A position that is |v|, or how far v is below 0, of a v of 8 bits: two or three instructions, where the steps begin, are all there is to it.</summary>
internal sealed class FoldedPosition
{
    private static readonly ImmutableArray<string> OfMagnitude = ["sbrc r25, 7", "neg r25"];
    private static readonly ImmutableArray<string> OfBelow = ["sbrs r25, 7", "ldi r25, 0", "neg r25"];

    private readonly LoweredProgram program;

    /// <summary>Looks at what a position is.</summary>
    /// <param name="program">The program.</param>
    /// <param name="position">The position.</param>
    public FoldedPosition(LoweredProgram program, Operand position)
    {
        this.program = program;
        (Operand? source, ImmutableArray<string> lines) = Of(position) switch
        {
            Magnitude magnitude => (Code(magnitude.Source), OfMagnitude),
            Difference { Left: var twice, Right: var value } when Of(twice) is ShiftUp { Amount.Signal: { IsLiteral: true, Value: 1 }, Source: var part }
                && Positive(part) is { } chosen && Code(chosen) is { } code && Code(value)?.Signal.Name == code.Signal.Name => (code, OfMagnitude),
            _ when Positive(position) is { } opposite && Of(opposite) is Negation negation => (Code(negation.Source), OfBelow),
            _ => (null, []),
        };
        Source = source;
        Lines = source is null ? [] : lines;
    }

    /// <summary>v; null where the position is something else.</summary>
    public Operand? Source { get; }

    /// <summary>The instructions that make the position of v in r25.</summary>
    public ImmutableArray<string> Lines { get; }

    private Primitive? Of(Operand operand) => program.Definitions.FirstOrDefault(one => one.Name == operand.Signal.Name)?.Primitive;

    // What max(v, 0) is made of.
    private Operand? Positive(Operand operand) => Of(operand) is Selection
    {
        Condition: { Relation: Relation.Greater, Left: var compared, Right.Signal: { IsLiteral: true, Value: 0 } },
        WhenTrue.Signal: var whenTrue,
        WhenFalse.Signal: { IsLiteral: true, Value: 0 },
    } && whenTrue.Name == compared.Signal.Name ? compared : null;

    // A code of 8 bits with a sign, itself or as a word.
    private Operand? Code(Operand operand) => operand.Signal.Port is { Signed: true, StorageBits: 8 } ? operand
        : Of(operand) is Slice { Source: { Signal.Port: { Signed: true, StorageBits: 8 } } source, Bits: 8 } ? source
        : null;
}
