namespace HwAct.Kernels;

/// <summary>WhenTrue where Condition is not 0, else WhenFalse.</summary>
internal sealed class Select(string name, Step condition, Step whenTrue, Step whenFalse, string remark = "") : Step(name, remark)
{
    /// <summary>Decides: 0 or not.</summary>
    public Step Condition { get; } = condition;

    /// <summary>The value where the condition holds.</summary>
    public Step WhenTrue { get; } = whenTrue;

    /// <summary>The value where it does not.</summary>
    public Step WhenFalse { get; } = whenFalse;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands { get; } = [condition, whenTrue, whenFalse];

    /// <inheritdoc/>
    internal override string Expression => $"{Condition.AsOperand} ? {WhenTrue.AsOperand} : {WhenFalse.AsOperand}";

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<T> conditions = operands[0];
        ReadOnlySpan<T> yes = operands[1];
        ReadOnlySpan<T> no = operands[2];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = conditions[i] != T.Zero ? yes[i] : no[i];
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => operands[0] switch
    {
        _ when WhenTrue == WhenFalse => WhenTrue,
        { Min: 0, Max: 0 } => WhenFalse,
        { Min: > 0 } or { Max: < 0 } => WhenTrue,
        _ => null,
    };

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) =>
        new Select(Name, operands[0], operands[1], operands[2], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Select(parts.With(operands: 3).Name, parts.Operands[0], parts.Operands[1], parts.Operands[2], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) =>
        to.Selection(wire, operands[0], operands[1], operands[2]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        (Math.Min(operands[1].Min, operands[2].Min), Math.Max(operands[1].Max, operands[2].Max));
}
