namespace HwAct.Kernels;

/// <summary>1 where Left = Right, else 0.</summary>
internal sealed class Equal(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark)
{
    /// <inheritdoc/>
    internal override string Expression => Infix("==");

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<T> a = operands[0];
        ReadOnlySpan<T> b = operands[1];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = a[i] == b[i] ? T.One : T.Zero;
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Equal(Name, operands[0], operands[1], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Equal(parts.With(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Equal(wire, operands[0], operands[1]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) => (0, 1);
}
