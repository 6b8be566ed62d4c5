using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>Bits of operands, and what is known of them.</summary>
internal static class OperandBits
{
    /// <summary>Bits of an operand, as a pattern.</summary>
    public static Operand Bits(Operand operand, int lowest, int bits) => operand.Signal.IsLiteral
        ? Literal((operand.Signal.Value >> lowest) & (long)(ulong.MaxValue >> (64 - bits)), bits)
        : operand with { Lowest = operand.Lowest + lowest, Bits = bits, Signed = false, Cast = false };

    /// <summary>A number as a pattern of bits.</summary>
    public static Operand Literal(long value, int bits) => new(Signal.Literal(value), IntegerType.Holding(value, value), 0, bits, Signed: false, Cast: false);

    /// <summary>The type of a pattern.</summary>
    public static IntegerType Unsigned(int bits) => new(signed: false, bits);

    /// <summary>Whether nothing but zeros is read.</summary>
    public static bool IsZero(Operand operand) => operand.Signal.IsLiteral ? operand.Signal.Value == 0 : !operand.From.Signed && operand.Lowest >= operand.From.Bits;

    /// <summary>Whether a condition is a bit that is there, or a number.</summary>
    public static bool IsBit(Comparison condition) => (condition.Left.Signal.IsLiteral && condition.Right.Signal.IsLiteral) || condition is { Relation: Relation.NotEqual, Left.Bits: 1 };

    /// <summary>The condition that a bit is 1.</summary>
    public static Comparison IsSet(Operand bit) => new(bit, Relation.NotEqual, Literal(0, 1));

    /// <summary>The bits of a factor as the number that it is: one that is read with a sign that it has not has a bit less.</summary>
    public static int OwnBits(Operand factor) => factor.Signed && !factor.From.Signed ? factor.From.Bits : factor.Bits;

    /// <summary>Whether a factor can be below zero.</summary>
    public static bool IsNegative(Operand factor) => factor.Signed && factor.From.Signed;

    /// <summary>The upper part of what is compared, with its sign.</summary>
    public static Operand Upper(Operand operand, int low)
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
}
