using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The hard swish of MobileNetV3, x·relu6(x + 3)/6 (Howard et al., 2019).</summary>
/// <remarks>x·hard-sigmoid(x), so the residual is −t·max(3 − t, 0)/6 on both sides: even.</remarks>
public sealed class HardSwish : Activation
{
    /// <inheritdoc/>
    public override string Name => "hard-swish";

    /// <inheritdoc/>
    public override string Title => "Hard swish";

    /// <inheritdoc/>
    public override string Formula => "x·min(max(x + 3, 0), 6)/6";

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(-0.375), 0)
    {
        SettledBeyond = 3,
        Extrema = [new(-1.5, -0.375, IsMinimum: true)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t * Functions.PositivePart(t.Constant(3) - t) / t.Constant(6));
}
