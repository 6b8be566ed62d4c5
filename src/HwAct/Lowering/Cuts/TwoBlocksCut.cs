using HwAct.Numerics;
using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts a product that is too long for one DSP block into the products of the two parts of its longer factor, and their sum.</summary>
/// <param name="multiplier">The multiplier of a block.</param>
/// <param name="parts">The parts.</param>
internal sealed class TwoBlocksCut(Multiplier multiplier, CutParts parts)
{
    /// <summary>The product, of whatever width its sum has; null where two blocks are too few, or one is enough.</summary>
    public Operand? Of(Product product)
    {
        (Operand value, Operand factor) = OwnBits(product.Left) >= OwnBits(product.Right) ? (product.Left, product.Right) : (product.Right, product.Left);
        int low = multiplier.Long - 1;
        int high = OwnBits(value) - low;
        if (multiplier.Takes(product) || high < 1 || Multiplier.BitsOf(factor) > multiplier.Short || Multiplier.BitsOf(value) - low > multiplier.Long)
        {
            return null;
        }

        Operand times = Part("factor", factor, 0, OwnBits(factor), IsNegative(factor));
        Operand below = Times("below", Part("lower", value, 0, low, isSigned: false), times);
        Operand above = Times("above", Part("upper", value, low, high, IsNegative(value)), times);
        IntegerType type = Holding(new IntegerType(IsNegative(value), OwnBits(value)), times.From);
        int upper = type.Bits - low;
        Operand sum = parts.Define("sum", Unsigned(upper), new Sum(Bits(below, low, upper), Bits(above, 0, upper)));
        return parts.Define("joined", type, new Concatenation(sum, Bits(below, 0, low), low));
    }

    private Operand Part(string part, Operand operand, int lowest, int bits, bool isSigned) =>
        parts.Define(part, new IntegerType(isSigned, bits), new Slice(Bits(operand, lowest, bits), bits));

    // What is never negative gains a zero sign bit beside a factor with a sign.
    private Operand Times(string part, Operand value, Operand factor)
    {
        bool isSigned = value.From.Signed || factor.From.Signed;
        return parts.Define(part, Holding(value.From, factor.From), new Product(Factor(value), Factor(factor)));

        Operand Factor(Operand operand) => !isSigned ? operand
            : operand with { Bits = operand.From.Bits + (operand.From.Signed ? 0 : 1), Signed = true, Cast = !operand.From.Signed };
    }

    private static IntegerType Holding(IntegerType value, IntegerType factor)
    {
        long[] ends = [value.Min * factor.Min, value.Min * factor.Max, value.Max * factor.Min, value.Max * factor.Max];
        return IntegerType.Holding(ends.Min(), ends.Max());
    }
}
