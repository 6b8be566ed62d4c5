namespace HwAct.Kernels;

/// <summary>|Source|.</summary>
internal sealed class Absolute(string name, Step source, string remark = "") : Unary(name, source, remark)
{
    /// <inheritdoc/>
    internal override string Expression => $"|{Source.AsOperand}|";

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<T> values = operands[0];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = values[i] < T.Zero ? -values[i] : values[i];
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => operands[0].Min >= 0 ? Source : null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Absolute(Name, operands[0], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Absolute(parts.With(operands: 1).Name, parts.Operands[0], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Magnitude(wire, operands[0]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands)
    {
        (Int128 min, Int128 max) = (operands[0].Min, operands[0].Max);
        return (min > 0 ? min : max < 0 ? -max : 0, Int128.Max(-min, max));
    }
}
