using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The derivative of Mish, for training on the device.</summary>
/// <remarks>Without symmetry, and flat beyond both ends: there is no base to measure it from.</remarks>
internal sealed class MishGradient : Activation
{
    /// <inheritdoc/>
    public override string Name => "mish-grad";

    /// <inheritdoc/>
    public override string Title => "Mish derivative";

    /// <inheritdoc/>
    public override string Formula => "w + x·σ(x)·(1 − w²) with w = tanh(ln(1 + e^x))";

    /// <inheritdoc/>
    public override T Definition<T>(T x)
    {
        T w = WholeLine.Tanh(WholeLine.Softplus(x));
        return w + (x * WholeLine.Sigmoid(x) * (x.Constant(1) - (w * w)));
    }

    /// <inheritdoc/>
    public override Base Asymptotes => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Closed(-0.11252612238946256, 1.0884981612517279), 0.6)
    {
        SettledBeyond = 14.4,
        Extrema = [new(-2.2563763963607931, -0.11252612238946256, IsMinimum: true), new(1.4905711794854285, 1.0884981612517279, IsMinimum: false)],
    };

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        // With e = e^−t: on the left w = l/(l + 2) and w′ = 4e(1 + e)/(l + 2)² for l = e² + 2e; on the right w = 1 − 2e²/d and
        // w′ = 4e²(1 + e)/d² for d = 1 + 2e + 2e². A power of e in front keeps the sign of what is left far from zero.
        T e = t.ExpNegative();
        T one = t.Constant(1);
        T two = t.Constant(2);
        T rise = two * two * t * (one + e);
        T left = (e * (e + two)) + two;
        T right = one + (two * e * (one + e));
        return negative
            ? e * (e + two - (rise / left)) / left
            : one + (e * e * ((rise / right) - two) / right);
    }
}
