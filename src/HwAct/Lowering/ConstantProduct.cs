using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>
/// A product with a constant as sums of what is shifted, from the lowest digit of the constant up: bits of a sum that the next shifted value
/// does not reach are its bits, so that every adder is about as wide as the value.
/// </summary>
/// <remarks>Each sum is its high bits, joined with the bits that are there: an adder by itself. Of a chain of whole sums logic synthesis makes
/// one carry-save adder, which takes two LUTs a bit for every summand.</remarks>
/// <param name="value">What is multiplied.</param>
/// <param name="type">Its type.</param>
/// <param name="define">Has a primitive drive a wire.</param>
internal sealed class ConstantProduct(Signal value, IntegerType type, Func<Wire, Primitive, Signal> define)
{
    /// <summary>Drives a wire with the product.</summary>
    public Signal Drive(Wire wire, long factor)
    {
        ImmutableArray<(int Place, bool IsMinus)> digits = FromDifference(CanonicalDigits.Of(factor));
        int lowest = digits[0].Place;
        Wire whole = lowest == 0 ? wire : wire.Part("odd", RangeOf(factor >> lowest));
        (long reached, Signal sum) = (1, value);
        int next = 1;
        if (digits[0].IsMinus)
        {
            next = digits.Length > 1 && !digits[1].IsMinus ? 2 : 1;
            reached = next == 2 ? (1L << (digits[1].Place - lowest)) - 1 : -1;
            Wire first = next == digits.Length ? whole : wire.Part(Name("times", reached), RangeOf(reached));
            sum = define(first, next == 2 ? new Difference(Shifted(first, digits[1].Place - lowest), Low(value, type, 0, first.Range.Type.Bits)) : new Negation(Low(value, type, 0, first.Range.Type.Bits)));
        }

        for (; next < digits.Length; next++)
        {
            int place = digits[next].Place - lowest;
            long more = reached + (digits[next].IsMinus ? -(1L << place) : 1L << place);
            Wire joined = next == digits.Length - 1 ? whole : wire.Part(Name("times", more), RangeOf(more));
            sum = define(joined, Joined(wire, joined, sum, (more, place, digits[next].IsMinus)));
            reached = more;
        }

        return lowest == 0 ? sum : define(wire, new ShiftUp(Low(sum, TypeOf(sum), 0, wire.Range.Type.Bits - lowest), Literal(lowest)));
    }

    // What begins with a minus is taken from the lowest that is added, so that nothing is negated.
    private static ImmutableArray<(int Place, bool IsMinus)> FromDifference(ImmutableArray<(int Place, bool IsMinus)> digits)
    {
        int added = digits[0].IsMinus ? digits.Select(digit => digit.IsMinus).ToList().IndexOf(false) : -1;
        return added < 0 ? digits : [digits[0], digits[added], .. digits[1..added], .. digits[(added + 1)..]];
    }

    // Bits that the shifted value does not reach are those of the sum so far; all of them where the value is a single bit.
    private Primitive Joined(Wire wire, Wire joined, Signal sum, (long Factor, int Place, bool IsMinus) next)
    {
        int bits = joined.Range.Type.Bits;
        if (bits <= next.Place)
        {
            return new Slice(Low(sum, TypeOf(sum), 0, bits), bits);
        }

        Wire high = wire.Part(Name("high", next.Factor), Shifted(RangeOf(next.Factor), next.Place));
        Operand left = Low(sum, TypeOf(sum), next.Place, high.Range.Type.Bits);
        Operand right = Low(value, type, 0, high.Range.Type.Bits);
        Signal upper = define(high, next.IsMinus ? new Difference(left, right) : new Sum(left, right));
        return new Concatenation(Low(upper, TypeOf(upper), 0, bits - next.Place), Low(sum, TypeOf(sum), 0, next.Place), next.Place);
    }

    // What is multiplied by −1 is told by a letter: a name has no sign.
    private static string Name(string what, long factor) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}_{(factor < 0 ? "m" : "")}{Math.Abs(factor)}");

    private static ValueRange Shifted(ValueRange range, int places) => new(range.Min >> places, range.Max >> places);

    private static Operand Low(Signal signal, IntegerType from, int lowest, int bits) => new(signal, from, lowest, bits, Signed: false, Cast: false);

    private static Operand Literal(int amount)
    {
        var signal = Signal.Literal(amount);
        return new Operand(signal, signal.Range.Type, 0, signal.Range.Type.Bits, Signed: false, Cast: false);
    }

    private ValueRange RangeOf(long factor) =>
        new(Math.Min(factor * value.Range.Min, factor * value.Range.Max), Math.Max(factor * value.Range.Min, factor * value.Range.Max));

    private IntegerType TypeOf(Signal signal) => signal == value ? type : signal.Range.Type;

    // The value at a higher place: zeros below, which a concatenation of a wire and a shift need a wire for.
    private Operand Shifted(Wire beside, int places)
    {
        Wire shifted = beside.Part("left", RangeOf(1L << places));
        return Low(define(shifted, new ShiftUp(Low(value, type, 0, shifted.Range.Type.Bits - places), Literal(places))), shifted.Range.Type, 0, beside.Range.Type.Bits);
    }
}
