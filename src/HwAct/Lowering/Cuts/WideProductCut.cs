using HwAct.Numerics;
using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts wide products into multiples by the signed radix-4 digits of a factor, {−1, 0, 1, 2}, and their sums: half as many rows as it has bits.</summary>
/// <remarks>
/// f = Σ 4^i·d_i, and d_i + 1 are the plain digits of f + Σ 4^i. What the multiple of a digit −1, every bit of the value inverted, is short of is a bit of the next row, which has two free ones
/// below its multiple; the highest digit is never −1.
/// </remarks>
/// <param name="parts">The parts.</param>
internal sealed class WideProductCut(CutParts parts)
{
    private const int DigitBits = 2;
    private const int MinusOne = 3;

    // Beyond, a sum of rows would have more bits than a number has.
    private const int MostBits = 60;

    /// <summary>The product, of whatever width its sums have; null where there is none.</summary>
    public Operand? Of(Product product)
    {
        (Operand value, Operand factor) = RowBits(product.Left, product.Right) < RowBits(product.Right, product.Left) ? (product.Left, product.Right) : (product.Right, product.Left);
        int count = DigitsOf(factor);
        return OwnBits(value) + (DigitBits * (count + 1)) > MostBits ? null : Sum(Rows(Whole("value", value), Whole("factor", factor), count)).Operand;
    }

    private static int RowBits(Operand value, Operand factor) => DigitsOf(factor) * (OwnBits(value) + DigitBits);

    // So many that the highest is never −1.
    private static int DigitsOf(Operand factor)
    {
        IntegerType type = TypeOf(factor);
        int count = 1;
        while (type.Max > 2 * Ones(count) || type.Min < -Ones(count - 1))
        {
            count++;
        }

        return count;
    }

    // Of digits 1 each.
    private static long Ones(int count) => ((1L << (DigitBits * count)) - 1) / MinusOne;

    private static IntegerType TypeOf(Operand factor) => new(IsNegative(factor), OwnBits(factor));

    // A number with a wire of its own, which can be read as longer than it is.
    private Operand Whole(string part, Operand operand) => operand.Lowest == 0 && operand.Bits >= operand.From.Bits
        ? operand with { Bits = operand.From.Bits, Signed = false, Cast = false }
        : parts.Define(part, TypeOf(operand), new Slice(Bits(operand, 0, OwnBits(operand)), OwnBits(operand)));

    private Row[] Rows(Operand value, Operand factor, int count)
    {
        int bits = DigitBits * count;
        Operand digits = parts.Define("digits", Unsigned(bits), new Sum(factor with { Bits = bits }, Literal(Ones(count), bits)));
        var rows = new Row[count];
        Operand? owed = null;
        for (int i = 0; i < count; i++)
        {
            Row multiple = Multiple(i, digits, value, isHighest: i == count - 1);
            rows[i] = owed is null ? multiple : new Row(
                parts.Define(Name("row", i), new IntegerType(multiple.Operand.From.Signed, multiple.Operand.Bits + DigitBits), new Concatenation(multiple.Operand, owed with { Bits = DigitBits }, DigitBits)),
                DigitBits * (i - 1),
                multiple.Min << DigitBits,
                (multiple.Max << DigitBits) + 1);
            owed = parts.Define(Name("minus", i), Unsigned(1), new Comparison(Bits(digits, DigitBits * i, DigitBits), Relation.Equal, Literal(0, DigitBits)));
        }

        return rows;
    }

    // 3 for −1: what a plain digit is less one.
    private Row Multiple(int i, Operand digits, Operand value, bool isHighest)
    {
        Operand low = parts.Define(Name("odd", i), Unsigned(1), new Inversion(Inversion.Always, Bits(digits, DigitBits * i, 1)));
        Operand high = parts.Define(Name("upper", i), Unsigned(1), new Comparison(Bits(digits, (DigitBits * i) + 1, 1), Relation.Equal, Bits(digits, DigitBits * i, 1)));
        Operand digit = parts.Define(Name("digit", i), Unsigned(DigitBits), new Concatenation(high, low, 1));
        IntegerType type = value.From;
        long min = Math.Min(2 * type.Min, isHighest ? 0 : -1 - type.Max);
        long max = Math.Max(2 * type.Max, isHighest ? 0 : -1 - type.Min);
        IntegerType multiple = IntegerType.Holding(min, max);
        return new Row(parts.Define(Name("multiple", i), multiple, new Multiple(digit, value with { Bits = multiple.Bits }, multiple.Bits)), 0, min, max);
    }

    // By halves; below the place of the upper half the bits of the lower pass.
    private Row Sum(ReadOnlySpan<Row> rows)
    {
        if (rows.Length == 1)
        {
            return rows[0];
        }

        int half = (rows.Length + 1) / 2;
        Row below = Sum(rows[..half]);
        Row above = Sum(rows[half..]);
        int apart = above.Place - below.Place;
        (long min, long max) = (below.Min + (above.Min << apart), below.Max + (above.Max << apart));
        IntegerType type = IntegerType.Holding(min, max);
        int high = type.Bits - apart;
        string name = FormattableString.Invariant($"{below.Place}_{above.Place}");
        Operand sum = parts.Define(
            (apart == 0 ? "rows_" : "high_") + name,
            apart == 0 ? type : Unsigned(high),
            new Sum(Bits(below.Operand, apart, high), Bits(above.Operand, 0, high)));
        return new Row(apart == 0 ? sum : parts.Define("rows_" + name, type, new Concatenation(sum, Bits(below.Operand, 0, apart), apart)), below.Place, min, max);
    }

    private static string Name(string part, int i) => FormattableString.Invariant($"{part}_{i}");

    /// <summary>A number at its place.</summary>
    private sealed record Row(Operand Operand, int Place, long Min, long Max);
}
