using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The logistic sigmoid, 1/(1 + e^−x).</summary>
/// <remarks>1 − σ(x) is σ(−x), so the residual is −σ(−t) on the right and its opposite on the left: odd.</remarks>
internal sealed class Sigmoid : Activation
{
    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    public override string Title => "Sigmoid";

    /// <inheritdoc/>
    public override string Formula => "σ(x) = 1/(1 + e^−x)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Sigmoid(x);

    /// <inheritdoc/>
    public override Base Base => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Open(0, 1), 0.5)
    {
        SettledBeyond = 11.8,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -Functions.SigmoidTail(t);
}
