using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>The multiplier of a DSP block, of numbers with a sign.</summary>
/// <param name="Delay">From its inputs to its outputs, in picoseconds.</param>
/// <param name="Long">Bits of its longer factor.</param>
/// <param name="Short">Bits of its shorter factor.</param>
internal sealed record Multiplier(int Delay, int Long, int Short)
{
    /// <summary>Whether synthesis makes a product one block: a wide one whose factors are as long at most.</summary>
    public bool Takes(Product product)
    {
        (int left, int right) = (BitsOf(product.Left), BitsOf(product.Right));
        return ProductCut.IsWide(product) && !product.Left.Signal.IsLiteral && !product.Right.Signal.IsLiteral && Math.Max(left, right) <= Long && Math.Min(left, right) <= Short;
    }

    /// <summary>The bits of a factor as a number with a sign: what is never negative has a zero above it.</summary>
    public static int BitsOf(Operand factor) => OwnBits(factor) + (IsNegative(factor) ? 0 : 1);
}
