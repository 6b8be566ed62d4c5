using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>
/// The types of software: 32-bit words, and 64-bit ones where a proven range needs them. Everything is computed in a type that holds
/// its operands and its result, so nothing overflows, and negative values are neither shifted nor masked. Nothing is narrower than
/// 32 bits, because C computes in <c>int</c> at least and every narrowing would need a cast; nothing is unsigned, because mixing signs
/// is where C surprises. Explicit widths keep code right where <c>int</c> has 16 bits.
/// </summary>
internal sealed class MachineWords : Typing
{
    private static readonly IntegerType Int32 = new(signed: true, 32);
    private static readonly IntegerType Int64 = new(signed: true, 64);

    private readonly ImmutableArray<Quantization> formats;

    private MachineWords(KernelProgram kernel, ImmutableArray<Quantization> formats)
        : base(kernel) => this.formats = formats;

    /// <summary>A kernel in machine words.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known: a format may promise that others never come.</param>
    public static LoweredProgram Of(KernelProgram kernel, ImmutableArray<Quantization> formats = default) => new MachineWords(kernel, formats.IsDefault ? [] : formats).Lower();

    /// <summary>The word that holds a range.</summary>
    public static IntegerType Word(ValueRange range) => range is { Min: >= int.MinValue, Max: <= int.MaxValue } ? Int32 : Int64;

    /// <summary>The wider of two words.</summary>
    public static IntegerType Wider(IntegerType a, IntegerType b) => a.Bits >= b.Bits ? a : b;

    /// <summary>Whether every value of a stored type converts to a word without a cast and without a change of value.</summary>
    public static bool Takes(IntegerType word, IntegerType stored) => stored.Signed ? stored.StorageBits <= word.Bits : stored.StorageBits < word.Bits;

    /// <inheritdoc/>
    /// <remarks>The integer that a caller passes may hold codes that the port has not: they are taken as the nearest that it has, or a look-up would
    /// leave its table, unless the format promises that they never come.</remarks>
    public override Signal Entering(Wire wire, Port port)
    {
        IntegerCodes passed = StoredCodes.Of(port, formats.ElementAtOrDefault(Kernel.Inputs.IndexOf(port)));
        if (passed == port.Codes)
        {
            return base.Entering(wire, port);
        }

        var code = new Signal(port.Name, new ValueRange(passed.Min, passed.Max), port.Type);
        var limited = new Wire(Local(port.Name + "_code"), wire.Range, "other codes are taken as the nearest");
        Signal raised = passed.Min == port.Codes.Min
            ? code
            : Larger(limited.Part("floor", new ValueRange(port.Codes.Min, passed.Max)), code, Signal.Literal(port.Codes.Min));
        return Smaller(limited, raised, Signal.Literal(port.Codes.Max));
    }

    /// <inheritdoc/>
    public override Signal Sum(Wire wire, Signal left, Signal right) => right is { IsLiteral: true, Value: < 0 and > int.MinValue }
        ? Difference(wire, left, Signal.Literal(-right.Value))
        : Arithmetic(wire, left, right, (a, b) => new Sum(a, b));

    /// <inheritdoc/>
    public override Signal Difference(Wire wire, Signal left, Signal right)
    {
        IntegerType type = Wider(TypeOf(wire), Word(right.Range));
        return left is { IsLiteral: true, Value: 0 }
            ? Define(wire, new Negation(In(type, right)), type)
            : Arithmetic(wire, left, right, (a, b) => new Difference(a, b));
    }

    /// <inheritdoc/>
    public override Signal Product(Wire wire, Signal left, Signal right) => Arithmetic(wire, left, right, (a, b) => new Product(a, b));

    /// <inheritdoc/>
    public override Signal Magnitude(Wire wire, Signal value)
    {
        IntegerType type = Wider(TypeOf(wire), Word(value.Range));
        return Define(wire, new Magnitude(In(type, value)), type);
    }

    /// <inheritdoc/>
    public override Signal Inversion(Wire wire, Signal condition, Signal value) =>
        Define(wire, new Inversion(Compared(condition, Relation.NotEqual, Signal.Literal(0)), Own(value)), Word(value.Range));

    /// <inheritdoc/>
    public override Signal Multiple(Wire wire, Signal digit, Signal place, int bits)
    {
        long all = (1L << bits) - 1;
        if (digit.IsLiteral)
        {
            return digit.Value == 3 ? Difference(wire, Signal.Literal(all), place) : Product(wire, digit, place);
        }

        IntegerType type = Word(new ValueRange(0, 2 * all));
        return Define(wire, new Multiple(In(type, digit), In(type, place), bits), type);
    }

    /// <inheritdoc/>
    public override Signal Joined(Wire wire, Signal high, Signal low, int bits) =>
        Define(wire, new Concatenation(In(TypeOf(wire), high), In(TypeOf(wire), low), bits));

    /// <inheritdoc/>
    public override Signal Smaller(Wire wire, Signal left, Signal right) => Choose(wire, Compared(left, Relation.Less, right), left, right);

    /// <inheritdoc/>
    public override Signal Larger(Wire wire, Signal left, Signal right) => Choose(wire, Compared(left, Relation.Greater, right), left, right);

    /// <inheritdoc/>
    public override Signal Selection(Wire wire, Signal condition, Signal whenTrue, Signal whenFalse) =>
        Choose(wire, Compared(condition, Relation.NotEqual, Signal.Literal(0)), whenTrue, whenFalse);

    /// <inheritdoc/>
    /// <remarks>C leaves the left shift of a negative value undefined; compilers turn the product into a shift anyway.</remarks>
    public override Signal ShiftUp(Wire wire, Signal value, Signal amount)
    {
        if (amount.IsLiteral)
        {
            return Product(wire, value, Signal.Literal(1L << (int)amount.Value));
        }

        IntegerType power = amount.Range.Max > 30 ? Int64 : Int32;
        return Define(wire, new ShiftUp(Own(value), Own(amount)), Wider(Wider(power, TypeOf(wire)), Word(value.Range)));
    }

    /// <inheritdoc/>
    /// <remarks>The right shift of a negative value is implementation-defined; ~v = −v − 1 is not negative and floors the same way.
    /// Compilers see a single arithmetic shift in the pair.</remarks>
    public override Signal ShiftDown(Wire wire, Signal value, Signal amount)
    {
        if (amount.IsLiteral && wire.Range is { Min: -1, Max: 0 })
        {
            return Define(wire, new ShiftDown(Own(value), Own(amount), Floor.Sign));
        }

        IntegerType type = amount.Range.Max > 31 ? Int64 : Word(value.Range);
        Floor floor = value.Range.Min >= 0 ? Floor.Plain : value.Range.Max < 0 ? Floor.Complement : Floor.Either;
        return Define(wire, new ShiftDown(In(type, value), Own(amount), floor), type);
    }

    /// <inheritdoc/>
    /// <remarks>Masking a negative value depends on its representation; its conversion to unsigned is defined to be modulo 2^width.</remarks>
    public override Signal LowBits(Wire wire, Signal value, int bits)
    {
        IntegerType type = Word(value.Range);
        if (value.Range.Min >= 0)
        {
            return Define(wire, new Slice(Own(value), bits), type);
        }

        int width = bits is 8 or 16 ? bits : bits > 32 ? 64 : type.Bits;
        return Define(wire, new Slice(new Operand(value, Stored(value), 0, width, Signed: false, Cast: true), bits));
    }

    /// <inheritdoc/>
    public override Signal Read(Wire wire, Table table, Signal address) =>
        Define(wire, new Read(table, Own(address)), Takes(TypeOf(wire), table.Type) ? TypeOf(wire) : table.Type);

    /// <inheritdoc/>
    /// <remarks>Bits are taken from the conversion to unsigned, which is defined to be modulo 2^width.</remarks>
    public override Signal Network(Wire wire, LogicNetwork network, Signal value)
    {
        var source = new Operand(value, Stored(value), 0, Int32.Bits, Signed: false, Cast: true);
        return Define(wire, new Network(network, source, [source]));
    }

    /// <inheritdoc/>
    protected override IntegerType TypeOf(Wire wire) => Word(wire.Range);

    /// <inheritdoc/>
    /// <remarks>An unsigned 16-bit port is an unsigned int where int has 16 bits; an unsigned 32-bit one is unsigned anywhere.</remarks>
    protected override Operand Own(Signal signal) =>
        As(Word(signal.Range), signal, cast: signal.Port is { Signed: false, StorageBits: >= 16 });

    /// <inheritdoc/>
    protected override Comparison Compared(Signal left, Relation relation, Signal right) => new(Own(left), relation, Own(right));

    /// <inheritdoc/>
    protected override Operand Leaving(Signal result, IntegerType type) => As(new IntegerType(type.Signed, type.StorageBits), result, cast: true);

    private static IntegerType Stored(Signal signal) => signal.Port ?? Word(signal.Range);

    private static Operand As(IntegerType type, Signal signal, bool cast) => new(signal, Stored(signal), 0, type.Bits, type.Signed, cast);

    // Literals and ports have whatever type C gives them; a local variable has the type it was declared with.
    private static bool IsLocalOf(IntegerType type, Signal signal) => !signal.IsLiteral && signal.Port is null && Word(signal.Range) == type;

    private static Operand In(IntegerType type, Signal signal) => As(type, signal, cast: !IsLocalOf(type, signal));

    private Signal Choose(Wire wire, Comparison condition, Signal whenTrue, Signal whenFalse) =>
        Define(wire, new Selection(condition, Own(whenTrue), Own(whenFalse)), Wider(Word(whenTrue.Range), Word(whenFalse.Range)));

    // One operand of the computing type brings the other to it.
    private Signal Arithmetic(Wire wire, Signal left, Signal right, Func<Operand, Operand, Primitive> make)
    {
        IntegerType type = Wider(TypeOf(wire), Wider(Word(left.Range), Word(right.Range)));
        return Define(wire, make(IsLocalOf(type, right) ? Own(left) : In(type, left), Own(right)), type);
    }
}
