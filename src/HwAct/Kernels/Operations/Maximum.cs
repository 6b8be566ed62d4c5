using System.Numerics.Tensors;

namespace HwAct.Kernels;

/// <summary>The larger of Left and Right.</summary>
internal sealed class Maximum(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark)
{
    /// <inheritdoc/>
    internal override string Expression => $"max({Left.AsOperand}, {Right.AsOperand})";

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to) => TensorPrimitives.Max(operands[0], operands[1], to);

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) =>
        Left == Right || operands[0].Min >= operands[1].Max ? Left : operands[1].Min >= operands[0].Max ? Right : null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Maximum(Name, operands[0], operands[1], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Maximum(parts.With(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Larger(wire, operands[0], operands[1]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        (Math.Max(operands[0].Min, operands[1].Min), Math.Max(operands[0].Max, operands[1].Max));
}
