using System.Numerics.Tensors;

namespace HwAct.Kernels;

/// <summary>Left − Right.</summary>
public sealed class Subtract(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark)
{
    /// <inheritdoc/>
    internal override string Expression => Infix("-");

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to) => TensorPrimitives.Subtract(operands[0], operands[1], to);

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Subtract(Name, operands[0], operands[1], Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Difference(wire, operands[0], operands[1]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        ((Int128)operands[0].Min - operands[1].Max, (Int128)operands[0].Max - operands[1].Min);
}
