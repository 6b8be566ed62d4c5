using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>
/// Two lines through zero of a code of 8 or 9 bits, rounded, where registers have 8 bits: ⌊(a·x + c) / 2^s⌋ = ⌊(h·x + ⌊(l·x + c) / 256⌋) / 2^(s − 8)⌋ with a = 256·h + l. Of x that is its lower byte;
/// below zero that is 256 more, by which a times 1 is taken back. Products are of 8 bits, and no step has more than 16.
/// </summary>
internal static class AvrLines
{
    /// <summary>The lines of a program that take more than 16 bits otherwise.</summary>
    public static ImmutableArray<OtherSteps> In(LoweredProgram program) => [.. program.Definitions.Select(last => Of(program, last)).OfType<OtherSteps>()];

    private static OtherSteps? Of(LoweredProgram program, Definition last)
    {
        if (last is not { Type.StorageBits: <= 16, Primitive: ShiftDown { Floor: Floor.Plain, Amount.Signal: { IsLiteral: true, Value: >= 8 and <= 15 and var bits }, Source: var raised } }
            || program.ReadOnce(raised) is not { Primitive: Sum { Right.Signal: { IsLiteral: true, Value: >= 0 and var added } } sum } whole || raised.Signal.Range.Max >> 8 > ushort.MaxValue
            || program.ReadOnce(sum.Left) is not { Primitive: Selection { Condition: { Relation: Relation.Less, Right.Signal: { IsLiteral: true, Value: 0 }, Left.Signal: var x } } choice } side
            || x.IsLiteral || x.Range is not { Min: >= -256, Max: <= byte.MaxValue }
            || Line(program, choice.WhenTrue, x) is not (Definition below, long fall) || Line(program, choice.WhenFalse, x) is not (Definition above, long rise)
            || !new[] { below, above, side, whole }.Any(inner => inner.Type.StorageBits > 16))
        {
            return null;
        }

        string name = $"{last.Name}_byte";
        return program.Definitions.Any(other => other.Name == name || other.Name == $"{last.Name}_line") ? null
            : new OtherSteps(
                "#ifdef __AVR__",
                last,
                [below, above, side, whole],
                [
                    ("", $"const uint_fast8_t {name} = (uint_fast8_t){x.Name};"),
                    .. Chosen(last, (int)bits - 8, $"({x.Name} < 0)", Side(name, fall, added - (fall << 8)), Side(name, rise, added)),
                ]);
    }

    private static string Side(string name, long slope, long added) => string.Create(
        CultureInfo.InvariantCulture, $"HWACT_LINE({name}, {slope >> 8}u, {slope & byte.MaxValue}u, {(added >> 8) & ushort.MaxValue}u, {added & byte.MaxValue}u)");

    // What is not shifted is as narrow on each side as it leaves.
    private static IEnumerable<(string Remark, string Code)> Chosen(Definition last, int bits, string condition, string below, string above)
    {
        string type = CType.Local(last.Type);
        if (bits == 0)
        {
            return [(last.Remark, $"const {type} {last.Name} = ({type})({condition} ? ({type}){below} : ({type}){above});")];
        }

        return
        [
            ("", $"const uint_fast16_t {last.Name}_line = {condition} ? {below} : {above};"),
            (last.Remark, string.Create(CultureInfo.InvariantCulture, $"const {type} {last.Name} = ({type})({last.Name}_line >> {bits});")),
        ];
    }

    // A product of x that nothing else reads.
    private static (Definition Product, long Slope)? Line(LoweredProgram program, Operand operand, Signal x) =>
        program.ReadOnce(operand) is { Primitive: Product { Left.Signal: var left, Right.Signal: { IsLiteral: true, Value: > 0 and <= ushort.MaxValue and var slope } } } product && left.Name == x.Name
            ? (product, slope)
            : null;
}
