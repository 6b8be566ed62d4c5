using HwAct.Numerics;
using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts products into rows, one for each bit of the shorter factor or, where they are wide, for each of its digits, and their sums.</summary>
/// <param name="place">What is cut, and where.</param>
/// <param name="parts">Its parts.</param>
internal sealed class ProductCut(CutPlace place, CutParts parts)
{
    // Of a longer product rows of bits are spread too far for the delays that are stated; rows of digits are half as many.
    private const int MostBitRows = 24;

    /// <summary>Whether a product is cut into rows of digits.</summary>
    public static bool IsWide(Product product) => OwnBits(product.Left) + OwnBits(product.Right) > MostBitRows;

    /// <summary>The parts of a product.</summary>
    public ImmutableArray<Definition> Of(Product product)
    {
        (Operand value, Operand factor) = product.Left.Bits >= product.Right.Bits ? (product.Left, product.Right) : (product.Right, product.Left);
        if (value.Signal.IsLiteral || factor.Signal.IsLiteral || OwnBits(factor) < 2)
        {
            return [];
        }

        Operand? all = !IsWide(product) ? Rows(value, factor, 0, OwnBits(factor))
            : place.Delays.Multiplier is not Multiplier multiplier ? new WideProductCut(parts).Of(product)
            : !place.IsForced && multiplier.Takes(product) ? null
            : new TwoBlocksCut(multiplier, parts).Of(product) ?? new WideProductCut(parts).Of(product);
        return all is null ? [] : parts.Whole(new Slice(all with { Bits = place.Whole.Type.Bits }, place.Whole.Type.Bits));
    }

    // value · some bits of factor: a row for each, and their sums.
    private Operand Rows(Operand value, Operand factor, int lowest, int bits)
    {
        IntegerType type = RowType(value, factor, lowest, bits);
        if (bits == 1)
        {
            return parts.Define(FormattableString.Invariant($"row_{lowest}"), type, new Selection(IsSet(Bits(factor, lowest, 1)), Bits(value, 0, type.Bits), Literal(0, type.Bits)));
        }

        int low = (bits + 1) / 2;
        Operand below = Rows(value, factor, lowest, low);
        Operand above = Rows(value, factor, lowest + low, bits - low);
        bool isMinus = bits - low == 1 && IsNegative(factor) && lowest + bits == OwnBits(factor);
        int high = type.Bits - low;
        (Operand left, Operand right) = (Bits(below, low, high), Bits(above, 0, high));
        Operand sum = parts.Define(FormattableString.Invariant($"high_{lowest}_{bits}"), Unsigned(high), isMinus ? new Difference(left, right) : new Sum(left, right));
        return parts.Define(FormattableString.Invariant($"rows_{lowest}_{bits}"), type, new Concatenation(sum, Bits(below, 0, low), low));
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
}
