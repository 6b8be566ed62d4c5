using System.Numerics.Tensors;

namespace HwAct.Kernels;

/// <summary>Left · 2^Right; Right is never negative.</summary>
internal sealed class ShiftLeft(string name, Step left, Step right, string remark = "") : Shift(name, left, right, remark)
{
    /// <inheritdoc/>
    internal override string Expression => Infix("<<");

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        if (Right is Constant by)
        {
            TensorPrimitives.ShiftLeft(operands[0], (int)by.Value, to);
            return;
        }

        ReadOnlySpan<T> values = operands[0];
        ReadOnlySpan<T> amounts = operands[1];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = values[i] << int.CreateTruncating(amounts[i]);
        }
    }

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new ShiftLeft(Name, operands[0], operands[1], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new ShiftLeft(parts.With(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.ShiftUp(wire, operands[0], operands[1]);

    private protected override Int128 Moved(Int128 value, Int128 amount) => value << (int)amount;
}
