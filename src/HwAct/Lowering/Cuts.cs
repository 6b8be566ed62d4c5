using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>What a definition is made of, as several smaller ones between which registers fit. The last has its name; empty where it is not cut.</summary>
/// <remarks>
/// A carry chain is cut where it would run past the end of the stage: what is below ends in a bit for its carry, what is above starts with that. Products become rows and
/// their sums, tables parts by their highest address bits, counts sums of counts, networks what is early and what is late.
/// </remarks>
/// <param name="whole">The definition.</param>
/// <param name="timeline">What is placed before it.</param>
/// <param name="stage">The stage that it is cut in.</param>
/// <param name="period">When a stage ends.</param>
/// <param name="delays">The delays of the device.</param>
/// <param name="isForced">Whether it is in no stage whole.</param>
/// <param name="find">Finds what is placed by its name.</param>
/// <param name="fresh">Makes a name that is no other's.</param>
internal sealed class Cuts(Definition whole, Timeline timeline, int stage, long period, DeviceDelays delays, bool isForced, Func<string, Definition?> find, Func<string, string> fresh) : IPrimitiveVisitor<ImmutableArray<Definition>>
{
    // Shorter parts of a chain, or of a comparison, gain nothing over what it takes to enter and leave them.
    private const int LeastChain = 4;
    private const int LeastCompared = 6;

    // More parts of a table than this cost more than the table.
    private const int MostChosenBits = 4;

    // Of a longer product the rows are spread too far for the delays that are stated: 32 bits, cut for 100 MHz, were placed for 79.
    private const int MostProductBits = 24;

    // A wire for what the early part of a network makes has no more.
    private const int MostNetworkBits = 60;

    private readonly List<Definition> parts = [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Sum sum) => Chain(sum.Left, sum.Right, isMinus: false);

    /// <inheritdoc/>
    /// <remarks>a − b = a + ~b + 1: what comes from a register is inverted before it.</remarks>
    public ImmutableArray<Definition> Visit(Difference difference)
    {
        int bits = whole.Type.Bits;
        long late = Timeline.LatestOf(timeline.ArrivalsOf(whole, stage));
        Operand right = difference.Right;
        int there = Math.Min(bits, right.From.Bits - right.Lowest);
        if (delays.Inverter > 0 && !right.Signal.IsLiteral && there > 0)
        {
            var type = new IntegerType(right.From.Signed && there < bits, there);
            Operand inverted = Inverted(type, Bits(right, 0, there));
            Operand ones = type.Signed || there == bits ? inverted with { Bits = bits }
                : Define("ones", Unsigned(bits), new Concatenation(Literal((1L << (bits - there)) - 1, bits - there), inverted, there));
            Operand left = Define("left", Unsigned(bits + 1), new Concatenation(Bits(difference.Left, 0, bits), Literal(1, 1), 1));
            Operand added = Define("right", Unsigned(bits + 1), new Concatenation(ones, Literal(1, 1), 1));
            Operand sum = Define("wide", Unsigned(bits + 1), new Sum(left, added));
            if (parts.TrueForAll(part => part.Name == sum.Signal.Name ? timeline.Put(part, stage) < late : timeline.Put(part, timeline.EarliestOf(part.Primitive)) <= period))
            {
                return Whole(new Slice(Bits(sum, 1, bits), bits));
            }

            parts.Clear();
        }

        return Chain(difference.Left, right, isMinus: true);
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Negation negation) => Chain(Literal(0, negation.Source.Bits), negation.Source, isMinus: true);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Magnitude magnitude)
    {
        Operand source = magnitude.Source;
        if (!source.From.Signed || source.Bits < 2)
        {
            return [];
        }

        int sign = source.Bits - 1;
        Operand signs = Define("signs", Unsigned(sign), new Slice(Bits(source, sign, 1) with { Bits = sign }, sign));
        Operand turned = Define("turned", Unsigned(sign), new Sum(Bits(source, 0, sign), signs));
        Operand low = Define("low", Unsigned(sign), new Inversion(IsSet(Bits(source, sign, 1)), turned));
        Operand top = Define("top", Unsigned(1), new Comparison(Bits(source, 0, source.Bits), Relation.Equal, Literal(1L << sign, source.Bits)));
        return Whole(new Concatenation(top, low, sign));
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Inversion inversion) =>
        IsBit(inversion.Condition) ? [] : Whole(new Inversion(Hoisted(inversion.Condition), inversion.Source));

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Selection selection) =>
        IsBit(selection.Condition) ? [] : Whole(new Selection(Hoisted(selection.Condition), selection.WhenTrue, selection.WhenFalse));

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Multiple multiple) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Concatenation concatenation) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Slice slice) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Register register) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Comparison comparison)
    {
        int bits = comparison.Left.Bits;
        if (bits < LeastCompared)
        {
            return [];
        }

        int low = bits / 2;
        Operand same = Define("same", Unsigned(1), new Comparison(Bits(comparison.Left, low, bits - low), Relation.Equal, Bits(comparison.Right, low, bits - low)));
        Operand lower = Compared("lower", new Comparison(Bits(comparison.Left, 0, low), comparison.Relation, Bits(comparison.Right, 0, low)));
        Operand upper = comparison.Relation switch
        {
            Relation.Equal => Literal(0, 1),
            Relation.NotEqual => Literal(1, 1),
            _ => Compared("upper", new Comparison(Upper(comparison.Left, low), comparison.Relation, Upper(comparison.Right, low))),
        };
        return Whole(new Selection(IsSet(same), lower, upper));
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(ShiftUp shift)
    {
        if (ByLow(shift.Amount) is not (Operand low, Operand high))
        {
            return [];
        }

        Operand first = Define("some", Unsigned(shift.Source.Bits), new ShiftUp(shift.Source, low));
        return Whole(new ShiftUp(first, high));
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(ShiftDown shift)
    {
        if (shift.Floor != Floor.Plain || shift.Source.From.Signed != shift.Source.Signed || ByLow(shift.Amount) is not (Operand low, Operand high))
        {
            return [];
        }

        var type = new IntegerType(shift.Source.Signed, shift.Source.Bits);
        Operand first = Define("some", type, new ShiftDown(shift.Source, low, Floor.Plain));
        return Whole(new ShiftDown(first with { Signed = type.Signed }, high, Floor.Plain));
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Product product)
    {
        (Operand value, Operand factor) = product.Left.Bits >= product.Right.Bits ? (product.Left, product.Right) : (product.Right, product.Left);
        return value.Signal.IsLiteral || factor.Signal.IsLiteral || OwnBits(factor) < 2 || OwnBits(value) + OwnBits(factor) > MostProductBits ? []
            : Whole(new Slice(Rows(value, factor, 0, OwnBits(factor)) with { Bits = whole.Type.Bits }, whole.Type.Bits));
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Read read)
    {
        Operand address = read.Address;
        int free = timeline.ArrivalOf(address, stage).Count(bit => bit > DeviceDelays.WiredOne);
        if (read.Offset != 0 || free < address.Bits || timeline.DistanceOf(read) > 0)
        {
            return [];
        }

        long start = timeline.ArrivalOf(address, stage).Max();
        int chosen = Enumerable.Range(1, isForced ? MostChosenBits : 1).FirstOrDefault(bits => free - bits >= 2 && timeline.EndOfTable(read.Table, free - bits, start) <= period);
        if (chosen == 0)
        {
            return [];
        }

        int low = free - chosen;
        List<Operand> words = [];
        for (int part = 0; part < 1 << chosen && part << low < read.Table.Entries.Length; part++)
        {
            Operand at = Define(Text($"at_{part}"), Unsigned(free), new Concatenation(Literal(part, chosen), Bits(address, 0, low), low));
            words.Add(Define(Text($"part_{part}"), read.Table.Type, new Read(read.Table, at)));
        }

        // Only words of the highest part can be missing: the table reaches into its upper half.
        for (int bit = low; bit < free - 1; bit++)
        {
            Operand choice = Bits(address, bit, 1);
            words = [.. words.Chunk(2).Select((pair, at) => pair.Length == 1 ? pair[0] : Define(Text($"of_{bit}_{at}"), read.Table.Type, new Selection(IsSet(choice), pair[1], pair[0])))];
        }

        return Whole(new Selection(IsSet(Bits(address, free - 1, 1)), words[1], words[0]));
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Count count)
    {
        if (count.Limits.Length == 1)
        {
            Operand above = new(Signal.Literal(count.Limits[0] - 1), IntegerType.Holding(count.Limits[0] - 1, count.Limits[0] - 1), 0, count.Source.Bits, count.Source.Signed, Cast: false);
            return count.Passed == 0 && (count.Source.Signed || count.Limits[0] > 0) ? Whole(new Comparison(count.Source, Relation.Greater, above)) : [];
        }

        int half = count.Limits.Length / 2;
        if (half == 0)
        {
            return [];
        }

        int bits = whole.Type.Bits;
        Operand first = Define("first", IntegerType.Holding(0, count.Passed + half), count with { Limits = count.Limits[..half] });
        Operand second = Define("second", IntegerType.Holding(0, count.Limits.Length - half), count with { Passed = 0, Limits = count.Limits[half..] });
        return Whole(new Sum(first with { Bits = bits }, second with { Bits = bits }));
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Network network)
    {
        LogicNetwork logic = network.Logic;
        var arrivals = new List<long>(new long[logic.Inputs]);
        foreach ((int bit, Operand read) in logic.BitsRead.Zip(network.Reads))
        {
            arrivals[bit] = timeline.ArrivalOf(read, stage)[0];
        }

        foreach (Lut lut in logic.Luts)
        {
            arrivals.Add(lut.Inputs.IsEmpty ? 0 : lut.Inputs.Max(input => arrivals[input]) + delays.Level);
        }

        int[] late = [.. Enumerable.Range(logic.Inputs, logic.Luts.Length).Where(signal => arrivals[signal] > period)];
        int[] kept =
        [
            .. late.SelectMany(signal => logic.Luts[signal - logic.Inputs].Inputs).Concat(logic.Outputs)
                .Where(signal => arrivals[signal] <= period && (signal < logic.Inputs || !logic.Luts[signal - logic.Inputs].Inputs.IsEmpty)).Distinct().Order(),
        ];
        int[] made = [.. kept.Where(signal => signal >= logic.Inputs)];
        if (late.Length == 0 || !made.Any(signal => arrivals[signal] > arrivals.Take(logic.Inputs).Max()))
        {
            return [];
        }

        var reads = kept.Where(signal => signal < logic.Inputs).ToDictionary(signal => signal, signal => network.Reads[logic.BitsRead.IndexOf(signal)]);
        foreach ((int[] group, int at) in made.Chunk(MostNetworkBits).Select((group, at) => (group, at)))
        {
            LogicNetwork early = logic.Part([.. Enumerable.Range(0, logic.Inputs)], [.. group], isSigned: false, LogicNetwork.MostLuts);
            Operand signals = Define(
                Text($"early_{at}"),
                early.Type,
                new Network(early, network.Source, [.. early.BitsRead.Select(bit => network.Reads[logic.BitsRead.IndexOf(bit)])]));
            for (int i = 0; i < group.Length; i++)
            {
                reads[group[i]] = Bits(signals, i, 1);
            }
        }

        LogicNetwork rest = logic.Part([.. kept], logic.Outputs, logic.Type.Signed, LogicNetwork.MostLuts);
        return Whole(new Network(rest, reads[kept[0]], [.. rest.BitsRead.Select(bit => reads[kept[bit]])]));
    }

    /// <summary>Bits of an operand, as a pattern.</summary>
    public static Operand Bits(Operand operand, int lowest, int bits) => operand.Signal.IsLiteral
        ? Literal((operand.Signal.Value >> lowest) & (long)(ulong.MaxValue >> (64 - bits)), bits)
        : operand with { Lowest = operand.Lowest + lowest, Bits = bits, Signed = false, Cast = false };

    private static Operand Literal(long value, int bits) => new(Signal.Literal(value), IntegerType.Holding(value, value), 0, bits, Signed: false, Cast: false);

    private static IntegerType Unsigned(int bits) => new(signed: false, bits);

    private static bool IsZero(Operand operand) => operand.Signal.IsLiteral ? operand.Signal.Value == 0 : !operand.From.Signed && operand.Lowest >= operand.From.Bits;

    private static bool IsBit(Comparison condition) => (condition.Left.Signal.IsLiteral && condition.Right.Signal.IsLiteral) || condition is { Relation: Relation.NotEqual, Left.Bits: 1 };

    private static Comparison IsSet(Operand bit) => new(bit, Relation.NotEqual, Literal(0, 1));

    // A factor as the number that it is: one that is read with a sign that it has not has a bit less.
    private static int OwnBits(Operand factor) => factor.Signed && !factor.From.Signed ? factor.From.Bits : factor.Bits;

    private static bool IsNegative(Operand factor) => factor.Signed && factor.From.Signed;

    // The upper part of what is compared, with its sign.
    private static Operand Upper(Operand operand, int low)
    {
        int bits = operand.Bits - low;
        if (!operand.Signed)
        {
            return Bits(operand, low, bits);
        }

        if (operand.Signal.IsLiteral)
        {
            long value = operand.Signal.Value >> low;
            return operand with { Signal = Signal.Literal(value), From = IntegerType.Holding(value, value), Bits = bits };
        }

        return operand with { Lowest = operand.Lowest + low, Bits = bits, Cast = true };
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private Operand Define(string part, IntegerType type, Primitive primitive)
    {
        string name = fresh(whole.Name + "_" + part);
        parts.Add(new Definition(name, type, type, primitive, ""));
        return new Operand(new Signal(name, new ValueRange(type.Min, type.Max)), type, 0, type.Bits, Signed: false, Cast: false);
    }

    private ImmutableArray<Definition> Whole(Primitive primitive) => [.. parts, whole with { Primitive = primitive }];

    private Comparison Hoisted(Comparison condition) => IsSet(Define("when", Unsigned(1), condition));

    private ImmutableArray<Definition> Chain(Operand left, Operand right, bool isMinus)
    {
        for (int at = EndOfEarly(); at >= LeastChain; at--)
        {
            Operand low = Define("low", Unsigned(at + 1), Added(Extended("left", left, at), Extended("right", right, at)));
            if (parts.Max(part => timeline.Put(part, stage)) <= period)
            {
                return Whole(new Concatenation(Above(at, low), Bits(low, 0, at), at));
            }

            parts.Clear();
        }

        return [];

        Operand Above(int at, Operand low)
        {
            int above = whole.Type.Bits - at;
            (Operand upperLeft, Operand upperRight) = (Bits(left, at, above), Bits(right, at, above));
            Operand carry = Bits(low, at, above);
            return IsZero(upperRight) ? Define("high", Unsigned(above), Added(upperLeft, carry))
                : IsZero(upperLeft) && !isMinus ? Define("high", Unsigned(above), Added(upperRight, carry))
                : Bits(
                    Define(
                        "high",
                        Unsigned(above + 1),
                        Added(
                            Define("high_left", Unsigned(above + 1), new Concatenation(upperLeft, Literal(isMinus ? 0 : 1, 1), 1)),
                            Define("high_right", Unsigned(above + 1), new Concatenation(upperRight, Bits(low, at, 1), 1)))),
                    1,
                    above);
        }

        Primitive Added(Operand one, Operand other) => isMinus ? new Difference(one, other) : new Sum(one, other);
    }

    // Nothing is below the least number or above the largest: linters know, and say so.
    private Operand Compared(string part, Comparison comparison)
    {
        var type = new IntegerType(comparison.Left.Signed, comparison.Left.Bits);
        (long least, long most) = comparison.Relation == Relation.Less ? (type.Min, type.Max) : (type.Max, type.Min);
        bool isNever = comparison.Relation is Relation.Less or Relation.Greater
            && ((comparison.Right.Signal.IsLiteral && comparison.Right.Signal.Value == least) || (comparison.Left.Signal.IsLiteral && comparison.Left.Signal.Value == most));
        return isNever ? Literal(0, 1) : Define(part, Unsigned(1), comparison);
    }

    // What a wired number is chosen in place of is inverted before the choice, which a register behind it then makes.
    private Operand Inverted(IntegerType type, Operand source)
    {
        (Operand behind, int bits) = (source, source.Bits);
        while (find(behind.Signal.Name)?.Primitive is Slice { Source: { Signal.IsLiteral: false } wired } && behind.Lowest + bits <= wired.Bits)
        {
            behind = wired with { Lowest = wired.Lowest + behind.Lowest, Bits = bits };
        }

        if (find(behind.Signal.Name)?.Primitive is not Selection choice || choice.WhenTrue.Signal.IsLiteral == choice.WhenFalse.Signal.IsLiteral || behind.Lowest + bits > choice.WhenTrue.Bits)
        {
            return Define("inverted", type, new Inversion(Inversion.Always, source));
        }

        (Operand whenTrue, Operand whenFalse) = (Branch(choice.WhenTrue), Branch(choice.WhenFalse));
        return Define("inverted", type, new Selection(choice.Condition, whenTrue, whenFalse));

        Operand Branch(Operand branch) => branch.Signal.IsLiteral ? Bits(Literal(~branch.Signal.Value, branch.Bits), behind.Lowest, bits)
            : Define("inverse", Unsigned(bits), new Inversion(Inversion.Always, Bits(branch, behind.Lowest, bits)));
    }

    // How many bits of the whole are there early enough, the carry out of them too.
    private int EndOfEarly()
    {
        long[] bits = timeline.ArrivalsOf(whole, stage);
        int at = Math.Min(bits.TakeWhile(bit => bit <= period).Count(), bits.Length - 1);
        while (at > 0 && bits[at] + delays.BareCarry > period)
        {
            at--;
        }

        return at;
    }

    // Some low bits of an operand with a zero above them, for the carry.
    private Operand Extended(string part, Operand operand, int bits) => operand.Signal.IsLiteral ? Bits(operand, 0, bits) with { Bits = bits + 1 }
        : !operand.From.Signed && operand.Lowest + bits >= operand.From.Bits ? Bits(operand, 0, bits + 1)
        : Define(part, Unsigned(bits), new Slice(Bits(operand, 0, bits), bits)) with { Bits = bits + 1 };

    // value · some bits of factor: a row for each, and their sums.
    private Operand Rows(Operand value, Operand factor, int lowest, int bits)
    {
        IntegerType type = RowType(value, factor, lowest, bits);
        if (bits == 1)
        {
            return Define(Text($"row_{lowest}"), type, new Selection(IsSet(Bits(factor, lowest, 1)), Bits(value, 0, type.Bits), Literal(0, type.Bits)));
        }

        int low = (bits + 1) / 2;
        Operand below = Rows(value, factor, lowest, low);
        Operand above = Rows(value, factor, lowest + low, bits - low);
        bool isMinus = bits - low == 1 && IsNegative(factor) && lowest + bits == OwnBits(factor);
        int high = type.Bits - low;
        (Operand left, Operand right) = (Bits(below, low, high), Bits(above, 0, high));
        Operand sum = Define(Text($"high_{lowest}_{bits}"), Unsigned(high), isMinus ? new Difference(left, right) : new Sum(left, right));
        return Define(Text($"rows_{lowest}_{bits}"), type, new Concatenation(sum, Bits(below, 0, low), low));
    }

    // The highest bit of a negative factor is taken off where it is added: its own row is not negative.
    private static IntegerType RowType(Operand value, Operand factor, int lowest, int bits)
    {
        var values = new IntegerType(IsNegative(value), OwnBits(value));
        bool hasSign = bits > 1 && IsNegative(factor) && lowest + bits == OwnBits(factor);
        var factors = new IntegerType(hasSign, bits);
        long[] ends = [values.Min * factors.Min, values.Min * factors.Max, values.Max * factors.Min, values.Max * factors.Max];
        return bits == 1 ? values : IntegerType.Holding(ends.Min(), ends.Max());
    }

    private (Operand Low, Operand High)? ByLow(Operand amount)
    {
        if (amount.Signal.IsLiteral || amount.Signed || amount.Bits < 2 || !IsWholeAmount(amount))
        {
            return null;
        }

        int low = amount.Bits / 2;
        return (Bits(amount, 0, low), Define("rest", Unsigned(amount.Bits), new Concatenation(Bits(amount, low, amount.Bits - low), Literal(0, low), low)));
    }

    // A part of an amount is none of a signal that is wired: the lowest bits of what was cut before are zeros.
    private bool IsWholeAmount(Operand amount) => timeline.ArrivalOf(amount, stage).All(bit => bit > DeviceDelays.WiredOne);
}
