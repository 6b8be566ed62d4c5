using System.Numerics;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Lowering;

/// <summary>
/// The types of hardware: every wire has exactly the width of its range. Sums and differences are computed modulo that width,
/// which is exact because the proven range fits it; products keep their operands narrow, so synthesis sees the small multiplier, and
/// those with a constant are sums of what is shifted; shifts by constants are slices.
/// </summary>
internal sealed class ExactWidths : Typing
{
    private ExactWidths(KernelProgram kernel)
        : base(kernel)
    {
    }

    /// <summary>A kernel in exact widths.</summary>
    public static LoweredProgram Of(KernelProgram kernel) => CarryIns.In(new ExactWidths(kernel).Lower());

    /// <summary>Bits of an address that reaches every entry.</summary>
    public static int AddressBits(Table table) => IntegerType.Holding(0, table.Entries.Length - 1).Bits;

    /// <inheritdoc/>
    public override Signal Sum(Wire wire, Signal left, Signal right) => right is { IsLiteral: true, Value: < 0 }
        ? Difference(wire, left, Signal.Literal(-right.Value))
        : Define(wire, new Sum(Low(left, BitsOf(wire)), Low(right, BitsOf(wire))));

    /// <inheritdoc/>
    public override Signal Difference(Wire wire, Signal left, Signal right) => left is { IsLiteral: true, Value: 0 }
        ? Define(wire, new Negation(Low(right, BitsOf(wire))))
        : right.IsLiteral && IsAllBelow(left, right.Value) && BitsOf(wire) == BitOperations.Log2((ulong)right.Value) + 1
        ? Define(wire, new Concatenation(Low(Signal.Literal(1), 1), Low(left, BitsOf(wire) - 1), BitsOf(wire) - 1))
        : Define(wire, new Difference(Low(left, BitsOf(wire)), Low(right, BitsOf(wire))));

    /// <inheritdoc/>
    public override Signal Product(Wire wire, Signal left, Signal right)
    {
        if (left is { IsLiteral: true, Value: not 0 } || right is { IsLiteral: true, Value: not 0 })
        {
            (Signal value, long factor) = left is { IsLiteral: true, Value: not 0 } ? (right, left.Value) : (left, right.Value);
            return new ConstantProduct(value, TypeOf(value), (to, primitive) => Define(to, primitive)).Drive(wire, factor);
        }

        bool signed = TypeOf(left).Signed || TypeOf(right).Signed;
        int widest = Math.Max(Width(left), Width(right));
        return Define(
            wire,
            widest > BitsOf(wire) ? new Product(Low(left, BitsOf(wire)), Low(right, BitsOf(wire)))
            : signed ? new Product(Factor(left), Factor(right))
            : new Product(Own(left), Own(right)));

        int Width(Signal factor) => TypeOf(factor).Bits + (signed && !TypeOf(factor).Signed ? 1 : 0);
    }

    /// <inheritdoc/>
    /// <remarks>As wide as its operand: the greatest magnitude, of the most negative value, has no sign.</remarks>
    public override Signal Magnitude(Wire wire, Signal value)
    {
        var whole = new IntegerType(signed: false, TypeOf(value).Bits);
        var magnitude = new Magnitude(Own(value));
        return whole.Bits > BitsOf(wire) ? DefinePart(wire, VerilogReservedNames.WideSuffix, whole, magnitude) : Define(wire, magnitude);
    }

    /// <inheritdoc/>
    public override Signal Inversion(Wire wire, Signal condition, Signal value) =>
        Define(wire, new Inversion(IsNotZero(condition), Low(value, BitsOf(wire))));

    /// <inheritdoc/>
    /// <remarks>A place with a sign is extended to the width of the multiple.</remarks>
    public override Signal Multiple(Wire wire, Signal digit, Signal place, int bits) =>
        bits == DigitMultiple.WithSign
            ? Define(wire, new Multiple(Low(digit, 2), Low(place, BitsOf(wire)), BitsOf(wire)))
            : Define(wire, new Multiple(Low(digit, 2), Low(place, bits), bits));

    /// <inheritdoc/>
    public override Signal Joined(Wire wire, Signal high, Signal low, int bits) =>
        Define(wire, BitsOf(wire) > bits ? new Concatenation(Low(high, BitsOf(wire) - bits), Low(low, bits), bits) : Part(Low(low, BitsOf(wire))));

    /// <inheritdoc/>
    public override Signal Smaller(Wire wire, Signal left, Signal right) => Choose(wire, Compared(left, Relation.Less, right), left, right);

    /// <inheritdoc/>
    public override Signal Larger(Wire wire, Signal left, Signal right) => Choose(wire, Compared(left, Relation.Less, right), right, left);

    /// <inheritdoc/>
    public override Signal Selection(Wire wire, Signal condition, Signal whenTrue, Signal whenFalse) =>
        Choose(wire, IsNotZero(condition), whenTrue, whenFalse);

    /// <inheritdoc/>
    public override Signal ShiftUp(Wire wire, Signal value, Signal amount)
    {
        int zeros = amount.IsLiteral ? (int)amount.Value : 0;
        return Define(wire, new ShiftUp(Low(value, BitsOf(wire) - zeros), Own(amount)));
    }

    /// <inheritdoc/>
    public override Signal ShiftDown(Wire wire, Signal value, Signal amount)
    {
        IntegerType type = TypeOf(value);
        if (amount.IsLiteral)
        {
            return Define(wire, Part(new Operand(value, type, (int)amount.Value, BitsOf(wire), Signed: false, Cast: false)));
        }

        var shift = new ShiftDown(Own(value), Own(amount), Floor.Plain);
        return type.Bits > BitsOf(wire) ? DefinePart(wire, VerilogReservedNames.WideSuffix, type, shift) : Define(wire, shift);
    }

    /// <inheritdoc/>
    public override Signal LowBits(Wire wire, Signal value, int bits) => Define(wire, Part(Low(value, BitsOf(wire))));

    /// <inheritdoc/>
    /// <remarks>The table may hold entries that this step never reads, and then be wider than the step's own wire.</remarks>
    public override Signal Read(Wire wire, Table table, Signal address)
    {
        var read = new Read(table, Low(address, AddressBits(table)));
        return table.Type == TypeOf(wire) ? Define(wire, read) : DefinePart(wire, VerilogReservedNames.EntrySuffix, table.Type, read);
    }

    /// <inheritdoc/>
    public override Signal Network(Wire wire, LogicNetwork network, Signal value)
    {
        Operand source = Low(value, network.Inputs);
        return Define(wire, new Network(network, source, [.. network.BitsRead.Select(bit => source with { Lowest = bit, Bits = 1 })]));
    }

    /// <inheritdoc/>
    protected override IntegerType TypeOf(Wire wire) => wire.Range.Type;

    /// <inheritdoc/>
    protected override Operand Own(Signal signal) =>
        new(signal, TypeOf(signal), 0, TypeOf(signal).Bits, TypeOf(signal).Signed, Cast: false);

    /// <inheritdoc/>
    protected override Comparison Compared(Signal left, Relation relation, Signal right)
    {
        // The sign bit says it, and takes no carry chain.
        if (relation == Relation.Less && right is { IsLiteral: true, Value: 0 } && TypeOf(left) is { Signed: true } signed)
        {
            return new Comparison(
                new Operand(left, signed, signed.Bits - 1, 1, Signed: false, Cast: false), Relation.NotEqual, Low(Signal.Literal(0), 1));
        }

        if (relation == Relation.Less && left is { IsLiteral: true, Value: -1 } && TypeOf(right) is { Signed: true } other)
        {
            return new Comparison(
                new Operand(right, other, other.Bits - 1, 1, Signed: false, Cast: false), Relation.Equal, Low(Signal.Literal(0), 1));
        }

        var common = IntegerType.Holding(Math.Min(left.Range.Min, right.Range.Min), Math.Max(left.Range.Max, right.Range.Max));
        int bits = Math.Max(common.Bits, Math.Max(TypeOf(left).Bits, TypeOf(right).Bits));
        return common.Signed
            ? new Comparison(Signed(left, bits), relation, Signed(right, bits))
            : new Comparison(Low(left, bits), relation, Low(right, bits));
    }

    /// <inheritdoc/>
    protected override Operand Leaving(Signal result, IntegerType type) => Low(result, type.Bits);

    private static IntegerType TypeOf(Signal signal) => signal.Port ?? signal.Range.Type;

    private static Slice Part(Operand source) => new(source, source.Bits);

    private static Operand Low(Signal signal, int bits) => new(signal, TypeOf(signal), 0, bits, Signed: false, Cast: false);

    // A signed operand of exactly so many bits.
    private static Operand Signed(Signal signal, int bits) => new(
        signal, TypeOf(signal), 0, bits, Signed: true, Cast: !signal.IsLiteral && !(TypeOf(signal).Signed && TypeOf(signal).Bits == bits));

    // A factor of a signed product, at its own width; an unsigned one gains a zero sign bit. The sign of a literal is an operator,
    // which would be computed at the width of the whole expression.
    private static Operand Factor(Signal signal)
    {
        IntegerType type = TypeOf(signal);
        return new Operand(
            signal, type, 0, type.Bits + (type.Signed ? 0 : 1), Signed: true, Cast: signal.IsLiteral ? type.Signed : !type.Signed);
    }

    private Comparison IsNotZero(Signal condition) =>
        new(Own(condition), Relation.NotEqual, Low(Signal.Literal(0), TypeOf(condition).Bits));

    private int BitsOf(Wire wire) => TypeOf(wire).Bits;

    private Signal Choose(Wire wire, Comparison condition, Signal whenTrue, Signal whenFalse) =>
        Define(wire, new Selection(condition, Low(whenTrue, BitsOf(wire)), Low(whenFalse, BitsOf(wire))));

    // What is not negative and below a power of two is less that power with ones above: no adder.
    private static bool IsAllBelow(Signal signal, long power) => power > 0 && BitOperations.IsPow2(power) && !signal.IsLiteral && signal.Range.Min >= 0 && signal.Range.Max < power;

    // The primitive drives a wider wire, of which the step's own is a part.
    private Signal DefinePart(Wire wire, string suffix, IntegerType type, Primitive primitive)
    {
        Define(wire.Name + suffix, type, primitive, wire.Remark);
        var source = new Operand(new Signal(wire.Name + suffix, wire.Range), type, 0, BitsOf(wire), Signed: false, Cast: false);
        return Define(wire with { Remark = "" }, Part(source));
    }
}
