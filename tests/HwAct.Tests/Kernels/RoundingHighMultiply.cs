using System.Collections.Immutable;
using HwAct.Kernels;

namespace HwAct.Tests.Kernels;

/// <summary>⌊(Left · Right + 2^(Bits−1)) / 2^Bits⌋: what an operation of three primitives takes, all of it in this file.</summary>
internal sealed class RoundingHighMultiply(string name, Step left, Step right, int bits, string remark = "") : Binary(name, left, right, remark)
{
    public override int Multiplications => 1;

    internal override string Expression => $"round({Left.AsOperand} * {Right.AsOperand} / 2^{bits})";

    private long Half => 1L << (bits - 1);

    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            // The product may need more bits than the lane has.
            to[i] = T.CreateTruncating(((long.CreateTruncating(operands[0][i]) * long.CreateTruncating(operands[1][i])) + Half) >> bits);
        }
    }

    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    internal override Step On(ImmutableArray<Step> operands) =>
        new RoundingHighMultiply(Name, operands[0], operands[1], bits, Remark);

    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands)
    {
        ValueRange product = Product([operands[0].Range, operands[1].Range]);
        Signal whole = to.Product(wire.Part("product", product), operands[0], operands[1]);
        Signal biased = to.Sum(wire.Part("biased", Biased(product)), whole, Signal.Literal(Half));
        return to.ShiftDown(wire, biased, Signal.Literal(bits));
    }

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands)
    {
        ValueRange biased = Biased(Product(operands));
        return (biased.Min >> bits, biased.Max >> bits);
    }

    private ValueRange Product(ReadOnlySpan<ValueRange> operands) => Fitting(Corners(operands, (a, b) => a * b));

    private ValueRange Biased(ValueRange product) => Fitting(((Int128)product.Min + Half, (Int128)product.Max + Half));
}
