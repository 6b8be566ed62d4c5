namespace HwAct.Kernels;

/// <summary>⌊(Left · Right + 2^(Bits−1)) / 2^Bits⌋: the upper part of a product, rounded. Of 16-bit lanes and 15 bits it is one instruction
/// (<c>vqrdmulh</c> of Helium and NEON, <c>pmulhrsw</c> of SSSE3 and AVX2); elsewhere a product, a sum and a shift.</summary>
internal sealed class RoundingHighMultiply(string name, Step left, Step right, int bits, string remark = "") : Binary(name, left, right, remark)
{
    /// <summary>How many bits of the product are dropped, 1 to 62.</summary>
    public int Bits { get; } = bits is >= 1 and <= 62 ? bits : throw new ArgumentOutOfRangeException(nameof(bits));

    /// <inheritdoc/>
    public override int Multiplications => 1;

    /// <inheritdoc/>
    internal override string Expression => $"round({Left.AsOperand} * {Right.AsOperand} / 2^{Bits})";

    /// <inheritdoc/>
    internal override int? KeptBits => Bits;

    /// <summary>What rounds: one half of what is kept.</summary>
    public long Half => 1L << (Bits - 1);

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<T> a = operands[0];
        ReadOnlySpan<T> b = operands[1];
        for (int i = 0; i < to.Length; i++)
        {
            // The product may need more bits than the lane has.
            to[i] = T.CreateTruncating(((long.CreateTruncating(a[i]) * long.CreateTruncating(b[i])) + Half) >> Bits);
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new RoundingHighMultiply(Name, operands[0], operands[1], Bits, Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) =>
        new RoundingHighMultiply(parts.WithBits(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Bits!.Value, parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands)
    {
        ValueRange product = Product([operands[0].Range, operands[1].Range]);
        Signal whole = to.Product(wire.Part("product", product), operands[0], operands[1]);
        Signal biased = to.Sum(wire.Part("biased", Biased(product)), whole, Signal.Literal(Half));
        return to.ShiftDown(wire, biased, Signal.Literal(Bits));
    }

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands)
    {
        ValueRange biased = Biased(Product(operands));
        return (biased.Min >> Bits, biased.Max >> Bits);
    }

    private ValueRange Product(ReadOnlySpan<ValueRange> operands) => Fitting(Corners(operands, (a, b) => a * b));

    private ValueRange Biased(ValueRange product) => Fitting(((Int128)product.Min + Half, (Int128)product.Max + Half));
}
