namespace HwAct.Kernels;

/// <summary>Left·2^Bits + Right, where Right is a number of Bits bits: both beside each other.</summary>
/// <remarks>No adder. A sum of which low bits are only one summand's is written as its high bits, joined with those: logic synthesis then
/// keeps it an adder of its own, and does not make one carry-save adder of a chain of sums.</remarks>
internal sealed class Join(string name, Step high, Step low, int bits, string remark = "") : Binary(name, high, low, remark)
{
    /// <summary>How many bits Right has, 1 to 60.</summary>
    public int Bits { get; } = bits is >= 1 and <= 60 ? bits : throw new ArgumentOutOfRangeException(nameof(bits));

    /// <inheritdoc/>
    internal override string Expression => $"{Left.AsOperand} * 2^{Bits} + {Right.AsOperand}";

    /// <inheritdoc/>
    internal override int? KeptBits => Bits;

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<T> upper = operands[0];
        ReadOnlySpan<T> lower = operands[1];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = (upper[i] << Bits) + lower[i];
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => operands[0] is { Min: 0, Max: 0 } ? Right : null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Join(Name, operands[0], operands[1], Bits, Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Join(parts.WithBits(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Bits!.Value, parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Joined(wire, operands[0], operands[1], Bits);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        new ValueRange(0, (1L << Bits) - 1).Contains(operands[1])
            ? (((Int128)operands[0].Min << Bits) + operands[1].Min, ((Int128)operands[0].Max << Bits) + operands[1].Max)
            : throw new KernelException($"{this} joins {Bits} low bits, and {operands[1].Min} to {operands[1].Max} are others.");
}
