using System.Numerics.Tensors;

namespace HwAct.Kernels;

/// <summary>Left + Right.</summary>
internal sealed class Add(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark)
{
    /// <inheritdoc/>
    internal override string Expression => Infix("+");

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to) => TensorPrimitives.Add(operands[0], operands[1], to);

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Add(Name, operands[0], operands[1], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Add(parts.With(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Sum(wire, operands[0], operands[1]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        ((Int128)operands[0].Min + operands[1].Min, (Int128)operands[0].Max + operands[1].Max);
}
