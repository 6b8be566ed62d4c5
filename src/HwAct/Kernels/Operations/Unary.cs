namespace HwAct.Kernels;

/// <summary>A step with one operand.</summary>
internal abstract class Unary(string name, Step source, string remark) : Step(name, remark)
{
    /// <summary>The operand.</summary>
    public Step Source { get; } = source;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands { get; } = [source];
}
