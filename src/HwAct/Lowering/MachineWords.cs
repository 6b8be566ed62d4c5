using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>
/// The types of software: the fastest of at least 8 or 16 bits, as C99 has them, and words of 32 and 64 bits, each the narrowest that holds a proven range: a register of a
/// 32-bit core in every case but the last, and one or two on AVR. Unsigned where a value is never negative, so that shifts and masks meet nothing else, and signed where it can be.
/// Where signs meet, both operands are brought to one: a result that is never negative is computed modulo 2^n for any n that a compiler has, which is exact because it fits, and any
/// other, like every product below 32 bits, in a type that holds operands and result.
/// </summary>
internal sealed class MachineWords : Typing
{
    private static readonly ImmutableArray<IntegerType> Signed = [new(signed: true, 8), new(signed: true, 16), new(signed: true, 32), new(signed: true, 64)];
    private static readonly IntegerType UInt8 = new(signed: false, 8);
    private static readonly IntegerType UInt16 = new(signed: false, 16);
    private static readonly IntegerType UInt32 = new(signed: false, 32);
    private static readonly IntegerType UInt64 = new(signed: false, 63);

    private readonly ImmutableArray<Quantization> formats;

    private MachineWords(KernelProgram kernel, ImmutableArray<Quantization> formats)
        : base(kernel) => this.formats = formats;

    /// <summary>A kernel in machine words, in the steps that a processor likes.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known: a format may promise that others never come.</param>
    public static LoweredProgram Of(KernelProgram kernel, ImmutableArray<Quantization> formats = default) =>
        new MachineWords(SoftwareForm.Of(kernel), formats.IsDefault ? [] : formats).Lower().WithoutUnread();

    /// <summary>The word that holds a range.</summary>
    public static IntegerType Word(ValueRange range) => range.Min < 0 ? SignedWord(range) : range.Max switch
    {
        <= byte.MaxValue => UInt8,
        <= ushort.MaxValue => UInt16,
        <= uint.MaxValue => UInt32,
        _ => UInt64,
    };

    /// <summary>Bits that a range takes where a register has at least 16.</summary>
    public static int Register(ValueRange range) => Math.Max(16, Word(range).StorageBits);

    /// <summary>The word that holds two ranges at once.</summary>
    public static IntegerType Word(ValueRange a, ValueRange b) => Word(a.Union(b));

    /// <summary>Whether every value of a stored type converts to a word without a cast.</summary>
    public static bool Takes(IntegerType word, IntegerType stored) => stored.Signed == word.Signed && stored.StorageBits <= word.Bits;

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
    public override Signal Difference(Wire wire, Signal left, Signal right) => left is { IsLiteral: true, Value: 0 } && TypeOf(wire).Signed
        ? Define(wire, new Negation(In(Computing(wire, right, right), right)), Computing(wire, right, right))
        : Arithmetic(wire, left, right, (a, b) => new Difference(a, b));

    /// <inheritdoc/>
    public override Signal Product(Wire wire, Signal left, Signal right) => (left, right) switch
    {
        ({ IsLiteral: true, Value: 1 }, _) => right,
        (_, { IsLiteral: true, Value: 1 }) => left,
        _ => Multiplied(wire, left, right),
    };

    /// <inheritdoc/>
    public override Signal Magnitude(Wire wire, Signal value) => Define(wire, new Magnitude(In(TypeOf(wire), Widened(TypeOf(wire), value))));

    /// <inheritdoc/>
    public override Signal Inversion(Wire wire, Signal condition, Signal value) => Choose(
        wire,
        Compared(condition, Relation.NotEqual, Signal.Literal(0)),
        Difference(wire.Part("inverted", new ValueRange(-1 - value.Range.Max, -1 - value.Range.Min)), Signal.Literal(-1), value),
        value);

    /// <inheritdoc/>
    public override Signal Multiple(Wire wire, Signal digit, Signal place, int bits)
    {
        long all = DigitMultiple.InvertedZero(bits);
        return digit switch
        {
            { IsLiteral: true, Value: 3 } => Difference(wire, Signal.Literal(all), place),
            { IsLiteral: true } => Product(wire, digit, place),
            _ => Choose(
                wire,
                Compared(digit, Relation.Equal, Signal.Literal(3)),
                Difference(wire.Part("inverted", new ValueRange(all - place.Range.Max, all - place.Range.Min)), Signal.Literal(all), place),
                Product(wire.Part("times", new ValueRange(Math.Min(0, digit.Range.Max * place.Range.Min), Math.Max(0, digit.Range.Max * place.Range.Max))), digit, place)),
        };
    }

    /// <inheritdoc/>
    public override Signal Joined(Wire wire, Signal high, Signal low, int bits) =>
        Define(wire, new Concatenation(In(TypeOf(wire), high), In(TypeOf(wire), low), bits));

    /// <inheritdoc/>
    public override Signal Smaller(Wire wire, Signal left, Signal right) => Choose(wire, Compared(left, Relation.Less, right), left, right);

    /// <inheritdoc/>
    public override Signal Larger(Wire wire, Signal left, Signal right) => Choose(wire, Compared(left, Relation.Greater, right), left, right);

    /// <inheritdoc/>
    /// <remarks>What is compared for one choice alone is compared in it.</remarks>
    public override Signal Selection(Wire wire, Signal condition, Signal whenTrue, Signal whenFalse) => Choose(
        wire,
        DefinitionOf(condition) is { Primitive: Comparison own } && Kernel.Steps.Count(step => step.Operands.Any(operand => Local(operand.Name) == condition.Name)) == 1
            ? own
            : Compared(condition, Relation.NotEqual, Signal.Literal(0)),
        whenTrue,
        whenFalse);

    /// <inheritdoc/>
    /// <remarks>C leaves the left shift of a negative value undefined; compilers turn the product into a shift anyway.</remarks>
    public override Signal ShiftUp(Wire wire, Signal value, Signal amount)
    {
        if (!TypeOf(wire).Signed)
        {
            return Define(wire, new ShiftUp(In(TypeOf(wire), value), Own(amount)));
        }

        if (amount.IsLiteral)
        {
            return Product(wire, value, Signal.Literal(1L << (int)amount.Value));
        }

        Wire power = wire.Part("power", new ValueRange(1L << (int)amount.Range.Min, 1L << (int)amount.Range.Max));
        return Product(wire, value, ShiftUp(power, Signal.Literal(1), amount));
    }

    /// <inheritdoc/>
    /// <remarks>C leaves the right shift of a negative value to the compiler: what can be negative is raised by a bias before. Where the amount is known
    /// the <see cref="SoftwareForm"/> has done so, and the next constant takes the bias back.</remarks>
    public override Signal ShiftDown(Wire wire, Signal value, Signal amount)
    {
        if (value.Range.Min < 0)
        {
            // The sign alone is left, whatever the amount.
            return wire.Range is { Min: -1, Max: 0 } ? Define(wire, new ShiftDown(Own(value), Own(Signal.Literal(amount.Range.Max)), Floor.Sign)) : RaisedDown(wire, value, amount);
        }

        IntegerType own = Word(value.Range);
        IntegerType type = amount.Range.Max > 31 ? UInt64 : amount.Range.Max >= own.Bits ? UInt32 : own;
        return Define(wire, new ShiftDown(In(type, value), Own(amount), Floor.Plain), type);
    }

    /// <inheritdoc/>
    /// <remarks>Masking a negative value depends on its representation; its conversion to unsigned is defined to be modulo 2^width.</remarks>
    public override Signal LowBits(Wire wire, Signal value, int bits)
    {
        IntegerType whole = bits > 32 ? UInt64 : Word(new ValueRange(0, (1L << bits) - 1));
        bool isCast = value.Range.Min < 0 && bits is 8 or 16;
        return Define(wire, new Slice(In(whole, isCast ? value : Widened(whole, value)), bits), whole);
    }

    /// <inheritdoc/>
    /// <remarks>What is added to an address is added to that of the table, which costs nothing.</remarks>
    public override Signal Read(Wire wire, Table table, Signal address)
    {
        IntegerType type = Takes(TypeOf(wire), table.Type) ? TypeOf(wire) : table.Type;
        return DefinitionOf(address) is { Primitive: Sum { Left.Signal: { IsLiteral: false, Range.Min: >= 0 } before, Right.Signal: { IsLiteral: true, Value: > 0 } more } }
            ? Define(wire, new Read(table, Own(before), more.Value), type)
            : Define(wire, new Read(table, Own(address)), type);
    }

    /// <inheritdoc/>
    /// <remarks>Bits are taken from the conversion to unsigned, which is defined to be modulo 2^width.</remarks>
    public override Signal Network(Wire wire, LogicNetwork network, Signal value)
    {
        Operand source = In(UInt32, value);
        return Define(wire, new Network(network, source, [source]));
    }

    /// <inheritdoc/>
    protected override IntegerType TypeOf(Wire wire) => Word(wire.Range);

    /// <inheritdoc/>
    protected override Operand Own(Signal signal) => As(Word(signal.Range), signal, cast: signal.Port is { } port && port.Signed != Word(signal.Range).Signed);

    /// <inheritdoc/>
    protected override Comparison Compared(Signal left, Relation relation, Signal right)
    {
        IntegerType type = Word(left.Range, right.Range);
        return new(Beside(type, left), relation, Beside(type, right));
    }

    /// <inheritdoc/>
    protected override Operand Leaving(Signal result, IntegerType type) => As(new IntegerType(type.Signed, type.StorageBits), result, cast: true);

    private static IntegerType SignedWord(ValueRange range) => Signed.First(type => type.Bits == 64 || (range.Min >= type.Min && range.Max <= type.Max));

    private static IntegerType Stored(Signal signal) => signal.Port ?? Word(signal.Range);

    private static Operand As(IntegerType type, Signal signal, bool cast) => new(signal, Stored(signal), 0, type.Bits, type.Signed, cast && !signal.IsLiteral);

    // A local variable has the type it was declared with; a literal is written in the type that is asked for.
    private static Operand In(IntegerType type, Signal signal) => As(type, signal, cast: signal.Port is not null || Word(signal.Range) != type);

    // What is compared is brought to one sign; the wider side widens the other.
    private static Operand Beside(IntegerType type, Signal signal) =>
        As(type, signal, cast: signal.Port is { } port ? port.Signed != type.Signed : Word(signal.Range).Signed != type.Signed);

    private Signal Choose(Wire wire, Comparison condition, Signal whenTrue, Signal whenFalse) =>
        Define(wire, new Selection(condition, In(TypeOf(wire), whenTrue), In(TypeOf(wire), whenFalse)));

    private IntegerType Computing(Wire wire, Signal left, Signal right) => TypeOf(wire).Signed ? SignedWord(wire.Range.Union(left.Range).Union(right.Range)) : TypeOf(wire);

    private Signal Arithmetic(Wire wire, Signal left, Signal right, Func<Operand, Operand, Primitive> make)
    {
        IntegerType type = Computing(wire, left, right);
        return Define(wire, make(In(type, Widened(type, left)), In(type, Widened(type, right))), type);
    }

    // What int is wider than is promoted to it, and overflows there: no product below 32 bits goes by remainders.
    private Signal Multiplied(Wire wire, Signal left, Signal right)
    {
        ValueRange all = wire.Range.Union(left.Range).Union(right.Range);
        IntegerType type = TypeOf(wire).Bits < 32 ? Word(all) : Computing(wire, left, right);
        return Define(wire, new Product(In(type, Widened(type, left)), In(type, Widened(type, right))), type);
    }

    private Signal RaisedDown(Wire wire, Signal value, Signal amount)
    {
        long unit = 1L << (int)amount.Range.Max;
        long bias = (-value.Range.Min + unit - 1) / unit * unit;
        Signal raised = Sum(wire.Part("raised", new ValueRange(value.Range.Min + bias, value.Range.Max + bias)), value, Signal.Literal(bias));
        Signal high = ShiftDown(wire.Part("high", new ValueRange(0, raised.Range.Max >> (int)amount.Range.Min)), raised, amount);
        Signal back = amount.IsLiteral
            ? Signal.Literal(bias >> (int)amount.Value)
            : ShiftDown(wire.Part("bias", new ValueRange(bias >> (int)amount.Range.Max, bias >> (int)amount.Range.Min)), Signal.Literal(bias), amount);
        return Difference(wire, high, back);
    }

    // A code in a word of its own before it is taken as unsigned: gcc takes the conversion of what is narrower and signed, in an expression, for one of the result.
    private Signal Widened(IntegerType type, Signal signal)
    {
        if (type.Signed || signal.Port is not { Signed: true, StorageBits: < 32 } port)
        {
            return signal;
        }

        IntegerType wider = Signed.First(one => one.Bits >= Math.Max(type.StorageBits, port.StorageBits));
        bool isOwn = Signed.First(one => one.Bits >= port.StorageBits) == wider;
        var wide = new Wire(Local(string.Create(CultureInfo.InvariantCulture, $"{signal.Name}_wide{(isOwn ? "" : wider.Bits)}")), signal.Range, "");
        if (DefinitionOf(wide.Signal) is null)
        {
            Define(wide.Name, wider, new Slice(As(wider, signal, cast: false), wider.Bits), "");
        }

        return new Signal(wide.Name, signal.Range with { Min = Math.Min(-1, signal.Range.Min) });
    }
}
