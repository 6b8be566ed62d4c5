using HwAct.Numerics;
using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts carry chains: what is below ends in a bit for its carry, what is above starts with that.</summary>
/// <param name="place">What is cut, and where.</param>
/// <param name="parts">Its parts.</param>
internal sealed class CarryChainCut(CutPlace place, CutParts parts)
{
    // Shorter parts of a chain gain nothing over what it takes to enter and leave them.
    private const int LeastChain = 4;

    /// <summary>The parts of a sum.</summary>
    public ImmutableArray<Definition> Of(Sum sum) => Chain(sum.Left, sum.Right, isMinus: false);

    /// <summary>The parts of a difference.</summary>
    /// <remarks>a − b = a + ~b + 1: what comes from a register is inverted before it.</remarks>
    public ImmutableArray<Definition> Of(Difference difference)
    {
        int bits = place.Whole.Type.Bits;
        long late = Timeline.LatestOf(place.Timeline.ArrivalsOf(place.Whole, place.Stage));
        Operand right = difference.Right;
        int there = Math.Min(bits, right.From.Bits - right.Lowest);
        if (place.Delays.Inverter > 0 && !right.Signal.IsLiteral && there > 0)
        {
            var type = new IntegerType(right.From.Signed && there < bits, there);
            Operand inverted = Inverted(type, Bits(right, 0, there));
            Operand ones = type.Signed || there == bits ? inverted with { Bits = bits }
                : parts.Define("ones", Unsigned(bits), new Concatenation(Literal((1L << (bits - there)) - 1, bits - there), inverted, there));
            Operand left = parts.Define("left", Unsigned(bits + 1), new Concatenation(Bits(difference.Left, 0, bits), Literal(1, 1), 1));
            Operand added = parts.Define("right", Unsigned(bits + 1), new Concatenation(ones, Literal(1, 1), 1));
            Operand sum = parts.Define("wide", Unsigned(bits + 1), new Sum(left, added));
            if (parts.Made.All(part => part.Name == sum.Signal.Name ? place.Timeline.Put(part, place.Stage) < late : place.Timeline.Put(part, place.Timeline.EarliestOf(part.Primitive)) <= place.Period))
            {
                return parts.Whole(new Slice(Bits(sum, 1, bits), bits));
            }

            parts.Clear();
        }

        return Chain(difference.Left, right, isMinus: true);
    }

    /// <summary>The parts of a negation.</summary>
    public ImmutableArray<Definition> Of(Negation negation) => Chain(Literal(0, negation.Source.Bits), negation.Source, isMinus: true);

    /// <summary>The parts of a magnitude.</summary>
    public ImmutableArray<Definition> Of(Magnitude magnitude)
    {
        Operand source = magnitude.Source;
        if (!source.From.Signed || source.Bits < 2)
        {
            return [];
        }

        int sign = source.Bits - 1;
        Operand signs = parts.Define("signs", Unsigned(sign), new Slice(Bits(source, sign, 1) with { Bits = sign }, sign));
        Operand turned = parts.Define("turned", Unsigned(sign), new Sum(Bits(source, 0, sign), signs));
        Operand low = parts.Define("low", Unsigned(sign), new Inversion(IsSet(Bits(source, sign, 1)), turned));
        Operand top = parts.Define("top", Unsigned(1), new Comparison(Bits(source, 0, source.Bits), Relation.Equal, Literal(1L << sign, source.Bits)));
        return parts.Whole(new Concatenation(top, low, sign));
    }

    private ImmutableArray<Definition> Chain(Operand left, Operand right, bool isMinus)
    {
        for (int at = EndOfEarly(); at >= LeastChain; at--)
        {
            Operand low = parts.Define("low", Unsigned(at + 1), Added(Extended("left", left, at), Extended("right", right, at)));
            if (parts.Made.Max(part => place.Timeline.Put(part, place.Stage)) <= place.Period)
            {
                return parts.Whole(new Concatenation(Above(at, low), Bits(low, 0, at), at));
            }

            parts.Clear();
        }

        return [];

        Operand Above(int at, Operand low)
        {
            int above = place.Whole.Type.Bits - at;
            (Operand upperLeft, Operand upperRight) = (Bits(left, at, above), Bits(right, at, above));
            Operand carry = Bits(low, at, above);
            return IsZero(upperRight) ? parts.Define("high", Unsigned(above), Added(upperLeft, carry))
                : IsZero(upperLeft) && !isMinus ? parts.Define("high", Unsigned(above), Added(upperRight, carry))
                : Bits(
                    parts.Define(
                        "high",
                        Unsigned(above + 1),
                        Added(
                            parts.Define("high_left", Unsigned(above + 1), new Concatenation(upperLeft, Literal(isMinus ? 0 : 1, 1), 1)),
                            parts.Define("high_right", Unsigned(above + 1), new Concatenation(upperRight, Bits(low, at, 1), 1)))),
                    1,
                    above);
        }

        Primitive Added(Operand one, Operand other) => isMinus ? new Difference(one, other) : new Sum(one, other);
    }

    // What a wired number is chosen in place of is inverted before the choice, which a register behind it then makes.
    private Operand Inverted(IntegerType type, Operand source)
    {
        (Operand behind, int bits) = (source, source.Bits);
        while (place.Find(behind.Signal.Name)?.Primitive is Slice { Source: { Signal.IsLiteral: false } wired } && behind.Lowest + bits <= wired.Bits)
        {
            behind = wired with { Lowest = wired.Lowest + behind.Lowest, Bits = bits };
        }

        if (place.Find(behind.Signal.Name)?.Primitive is not Selection choice || choice.WhenTrue.Signal.IsLiteral == choice.WhenFalse.Signal.IsLiteral || behind.Lowest + bits > choice.WhenTrue.Bits)
        {
            return parts.Define("inverted", type, new Inversion(Inversion.Always, source));
        }

        (Operand whenTrue, Operand whenFalse) = (Branch(choice.WhenTrue), Branch(choice.WhenFalse));
        return parts.Define("inverted", type, new Selection(choice.Condition, whenTrue, whenFalse));

        Operand Branch(Operand branch) => branch.Signal.IsLiteral ? Bits(Literal(~branch.Signal.Value, branch.Bits), behind.Lowest, bits)
            : parts.Define("inverse", Unsigned(bits), new Inversion(Inversion.Always, Bits(branch, behind.Lowest, bits)));
    }

    // How many bits of the whole are there early enough, the carry out of them too.
    private int EndOfEarly()
    {
        long[] bits = place.Timeline.ArrivalsOf(place.Whole, place.Stage);
        int at = Math.Min(bits.TakeWhile(bit => bit <= place.Period).Count(), bits.Length - 1);
        while (at > 0 && bits[at] + place.Delays.BareCarry > place.Period)
        {
            at--;
        }

        return at;
    }

    // Some low bits of an operand with a zero above them, for the carry.
    private Operand Extended(string part, Operand operand, int bits) => operand.Signal.IsLiteral ? Bits(operand, 0, bits) with { Bits = bits + 1 }
        : !operand.From.Signed && operand.Lowest + bits >= operand.From.Bits ? Bits(operand, 0, bits + 1)
        : parts.Define(part, Unsigned(bits), new Slice(Bits(operand, 0, bits), bits)) with { Bits = bits + 1 };
}
