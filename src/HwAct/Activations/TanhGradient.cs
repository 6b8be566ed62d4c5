using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The derivative of the hyperbolic tangent, 1 − tanh(x)² = 4·σ(2x)·σ(−2x), for training on the device.</summary>
/// <remarks>Even by itself, and 1 at zero.</remarks>
internal sealed class TanhGradient : Activation
{
    /// <inheritdoc/>
    public override string Name => "tanh-grad";

    /// <inheritdoc/>
    public override string Title => "Tanh derivative";

    /// <inheritdoc/>
    public override string Formula => "1 − tanh(x)²";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x.Constant(4) * WholeLine.Sigmoid(x + x) * WholeLine.Sigmoid(-(x + x));

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(new RealInterval(0, 1, HasLow: false, HasHigh: true), 1)
    {
        SettledBeyond = 6.6,
        Extrema = [new(0, 1, IsMinimum: false)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        T s = Functions.SigmoidTail(t + t);
        return t.Constant(4) * s * (t.Constant(1) - s);
    }
}
