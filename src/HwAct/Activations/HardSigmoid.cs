using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The hard sigmoid of PyTorch, relu6(x + 3)/6; ONNX HardSigmoid with α = 1/6, β = 1/2.</summary>
/// <remarks>Odd about (0, ½): the residual is −max(3 − t, 0)/6 on the right.</remarks>
public sealed class HardSigmoid : Activation
{
    /// <inheritdoc/>
    public override string Name => "hard-sigmoid";

    /// <inheritdoc/>
    public override string Title => "Hard sigmoid";

    /// <inheritdoc/>
    public override string Formula => "min(max(x + 3, 0), 6)/6";

    /// <inheritdoc/>
    public override Base Base => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Closed(0, 1), 0.5)
    {
        SettledBeyond = 3,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(Functions.PositivePart(t.Constant(3) - t) / t.Constant(6));
}
