using System.Numerics.Tensors;

namespace HwAct.Kernels;

/// <summary>Left · Right.</summary>
internal sealed class Multiply(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark)
{
    /// <inheritdoc/>
    public override int Multiplications => 1;

    /// <inheritdoc/>
    internal override string Expression => Infix("*");

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to) => TensorPrimitives.Multiply(operands[0], operands[1], to);

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Multiply(Name, operands[0], operands[1], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Multiply(parts.With(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Product(wire, operands[0], operands[1]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) => Corners(operands, (a, b) => a * b);
}
