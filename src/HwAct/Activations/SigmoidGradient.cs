using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The derivative of the logistic sigmoid, σ(x)·σ(−x), for training on the device.</summary>
/// <remarks>Even by itself, and ¼ at zero.</remarks>
internal sealed class SigmoidGradient : Activation
{
    /// <inheritdoc/>
    public override string Name => "sigmoid-grad";

    /// <inheritdoc/>
    public override string Title => "Sigmoid derivative";

    /// <inheritdoc/>
    public override string Formula => "σ(x)·(1 − σ(x))";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Sigmoid(x) * WholeLine.Sigmoid(-x);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(new RealInterval(0, 0.25, HasLow: false, HasHigh: true), 0.25)
    {
        SettledBeyond = 11.8,
        Extrema = [new(0, 0.25, IsMinimum: false)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        T s = Functions.SigmoidTail(t);
        return s * (t.Constant(1) - s);
    }
}
