using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The derivative of SiLU, σ(x)·(1 + x·(1 − σ(x))), for training on the device.</summary>
internal sealed class SiluGradient : Activation
{
    /// <inheritdoc/>
    public override string Name => "silu-grad";

    /// <inheritdoc/>
    public override string Title => "SiLU derivative";

    /// <inheritdoc/>
    public override string Formula => "σ(x)·(1 + x·(1 − σ(x)))";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Sigmoid(x) * (x.Constant(1) + (x * WholeLine.Sigmoid(-x)));

    /// <inheritdoc/>
    public override Base Base => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Closed(-0.099839320128866917, 1.0998393201288669), 0.5)
    {
        SettledBeyond = 14.4,
        Extrema = [new(-2.3993572805154677, -0.099839320128866917, IsMinimum: true), new(2.3993572805154677, 1.0998393201288669, IsMinimum: false)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        // With s = σ(−t): (1 − s)·(1 + t·s) − 1 = s·(t·(1 − s) − 1).
        T s = Functions.SigmoidTail(t);
        T one = t.Constant(1);
        return s * ((t * (one - s)) - one);
    }
}
