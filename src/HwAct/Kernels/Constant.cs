using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>A constant wired into the program.</summary>
internal sealed class Constant(long value) : Step("", "")
{
    /// <summary>Its value.</summary>
    public long Value { get; } = value;

    /// <summary>Bits of its value: none for 0, a sign only where it is negative.</summary>
    public int Bits => Value == 0 ? 0 : IntegerType.Holding(Value, Value).Bits;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands => [];

    /// <inheritdoc/>
    internal override string Expression => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    internal override string AsOperand => Value < 0 ? $"({Expression})" : Expression;

    /// <inheritdoc/>
    public override string ToString() => $"Constant {Value}";

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to) => to.Fill(T.CreateChecked(Value));

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => this;

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => Signal.Literal(Value);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) => (Value, Value);
}
