namespace HwAct.Kernels;

/// <summary>−1 − Source, every bit of Source inverted, where Condition is not 0; else Source.</summary>
/// <remarks>One exclusive-or a bit where −Source takes an adder: ~(v − 1) is −v, and the 1 is mostly to be had for nothing elsewhere.</remarks>
internal sealed class InvertIf(string name, Step condition, Step source, string remark = "") : Step(name, remark)
{
    /// <summary>Decides: 0 or not.</summary>
    public Step Condition { get; } = condition;

    /// <summary>What is inverted, or not.</summary>
    public Step Source { get; } = source;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands { get; } = [condition, source];

    /// <inheritdoc/>
    internal override string Expression => $"{Condition.AsOperand} ? ~{Source.AsOperand} : {Source.AsOperand}";

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<T> conditions = operands[0];
        ReadOnlySpan<T> values = operands[1];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = conditions[i] != T.Zero ? ~values[i] : values[i];
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => operands[0] is { Min: 0, Max: 0 } ? Source : null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new InvertIf(Name, operands[0], operands[1], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new InvertIf(parts.With(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Inversion(wire, operands[0], operands[1]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands)
    {
        (Int128 min, Int128 max) = (operands[1].Min, operands[1].Max);
        return operands[0].Contains(new ValueRange(0, 0)) ? (Int128.Min(min, -1 - max), Int128.Max(max, -1 - min)) : (-1 - max, -1 - min);
    }
}
