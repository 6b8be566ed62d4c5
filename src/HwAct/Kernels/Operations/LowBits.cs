using System.Numerics.Tensors;

namespace HwAct.Kernels;

/// <summary>Source mod 2^Bits, in 0 … 2^Bits − 1, also for negative values: the low bits of two's complement.</summary>
internal sealed class LowBits(string name, Step source, int bits, string remark = "") : Unary(name, source, remark)
{
    /// <summary>How many bits are kept, 1 to 62.</summary>
    public int Bits { get; } = bits is >= 1 and <= 62 ? bits : throw new ArgumentOutOfRangeException(nameof(bits));

    /// <inheritdoc/>
    internal override string Expression => $"{Source.AsOperand} mod 2^{Bits}";

    /// <inheritdoc/>
    internal override int? KeptBits => Bits;

    private long Mask => (1L << Bits) - 1;

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to) => TensorPrimitives.BitwiseAnd(operands[0], T.CreateTruncating(Mask), to);

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => Keeps(operands[0]) ? Source : null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new LowBits(Name, operands[0], Bits, Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new LowBits(parts.WithBits(operands: 1).Name, parts.Operands[0], parts.Bits!.Value, parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.LowBits(wire, operands[0], Bits);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        Keeps(operands[0]) ? (operands[0].Min, operands[0].Max) : (0, Mask);

    private bool Keeps(ValueRange source) => source.Min >= 0 && source.Max <= Mask;
}
