using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>
/// The upper part of a product of 16 and 8 bits, alone or added to what is as far up: ⌊(p·q + c) / 2^n⌋, or ⌊(left·2^n + p·q) / 2^m⌋. A 32-bit core multiplies and shifts;
/// where registers have 8 bits, two products of 8 bits are all there is to it, and no step has more than 16 bits.
/// </summary>
/// <param name="Last">The shift that leaves the upper part.</param>
/// <param name="Inner">What only the shift reads, and what only that reads: the product and the sum.</param>
/// <param name="Code">The same for a core with registers of 8 bits.</param>
internal sealed record UpperProduct(Definition Last, ImmutableArray<Definition> Inner, string Code)
{
    /// <summary>The same as steps that a core with registers of 8 bits takes instead.</summary>
    public OtherSteps Steps => new("#ifdef __AVR__", Last, Inner, [(Last.Remark, $"const {CType.Local(Last.Type)} {Last.Name} = {Code};")]);

    /// <summary>The upper parts of a program.</summary>
    public static ImmutableArray<UpperProduct> In(LoweredProgram program) => [.. program.Definitions.Select(last => Of(program, last)).OfType<UpperProduct>()];

    private static UpperProduct? Of(LoweredProgram program, Definition last)
    {
        if (last is not { Type.StorageBits: <= 16, Primitive: ShiftDown { Floor: Floor.Plain, Amount.Signal: { IsLiteral: true, Value: var down } } shift } || program.ReadOnce(shift.Source) is not { Primitive: Sum sum } whole)
        {
            return null;
        }

        return program.ReadOnce(sum.Left) is { Primitive: Product own } alone && sum.Right.Signal is { IsLiteral: true, Value: >= 0 } more
            ? Rounded(program, last, whole, alone, own, (int)down, more.Value)
            : Added(program, last, whole, sum.Left, sum.Right, (int)down) ?? Added(program, last, whole, sum.Right, sum.Left, (int)down);
    }

    private static UpperProduct? Rounded(LoweredProgram program, Definition last, Definition whole, Definition alone, Product product, int down, long more)
    {
        long bias = more >> down;
        string? upper = Call(program, alone, product, down, more - (bias << down));
        return upper is null || bias > short.MaxValue ? null
            : new UpperProduct(last, [alone, whole], bias == 0 ? $"({CType.Local(last.Type)}){upper}" : $"({CType.Local(last.Type)})({upper} + {CLiteral.Of(bias)})");
    }

    private static UpperProduct? Added(LoweredProgram program, Definition last, Definition whole, Operand first, Operand second, int down)
    {
        if (program.ReadOnce(first) is not { Primitive: ShiftUp { Amount.Signal: { IsLiteral: true, Value: var up } } shifted } left || program.ReadOnce(second) is not { Primitive: Product product } part
            || shifted.Source.Signal is not { IsLiteral: false, Range: { Min: >= 0, Max: <= ushort.MaxValue } } || up > down)
        {
            return null;
        }

        string? upper = Call(program, part, product, (int)up, 0);
        return upper is null || Largest(shifted.Source, product, (int)up) > ushort.MaxValue ? null : new UpperProduct(last, [left, part, whole],
            $"({CType.Local(last.Type)})((uint16_t)({shifted.Source.Signal.Name} + (uint16_t){upper}) >> {(down - up).ToString(CultureInfo.InvariantCulture)})");
    }

    // The largest sum of both.
    private static long Largest(Operand left, Product product, int up) =>
        left.Signal.Range.Max + Math.Max(0, (product.Left.Signal.Range.Max * product.Right.Signal.Range.Max) >> up);

    private static string? Call(LoweredProgram program, Definition definition, Product product, int down, long half)
    {
        (Operand p, Operand q) = product.Right.Signal.Range.Min >= 0 ? (product.Left, product.Right) : (product.Right, product.Left);
        int up = 8 - down;
        return definition.Type.StorageBits != 32 || up < 0 || p.Signal.IsLiteral || q.Signal.IsLiteral
            || p.Signal.Range is not { Min: >= short.MinValue, Max: <= short.MaxValue } || q.Signal.Range.Min < 0 || q.Signal.Range.Max << up > byte.MaxValue
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{CNames.Upper(program.Kernel)}((int16_t){p.Signal.Name}, (uint8_t){(up == 0 ? q.Signal.Name : $"({q.Signal.Name} << {up})")}, {half << up}u)");
    }
}
