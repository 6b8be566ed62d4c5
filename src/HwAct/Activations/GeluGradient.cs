using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The derivative of GELU, Φ(x) + x·φ(x), for training on the device.</summary>
/// <remarks>GELU is x plus an even function on the right and that same function on the left, so its derivative less the step is odd. φ and Φ are density and distribution of the standard normal.</remarks>
internal sealed class GeluGradient : Activation
{
    /// <inheritdoc/>
    public override string Name => "gelu-grad";

    /// <inheritdoc/>
    public override string Title => "GELU derivative";

    /// <inheritdoc/>
    public override string Formula => "Φ(x) + x·φ(x)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.NormalCdf(x) + (x * WholeLine.NormalDensity(x));

    /// <inheritdoc/>
    public override Base Base => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Closed(-0.12890414518515479, 1.1289041451851548), 0.5)
    {
        SettledBeyond = 5,
        Extrema = [new(-1.4142135623730951, -0.12890414518515479, IsMinimum: true), new(1.4142135623730951, 1.1289041451851548, IsMinimum: false)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        // Φ(t) + t·φ(t) − 1 = t·φ(t) − Φ(−t), and φ(t) is the peak 1/√(2π) times e^(−t²/2).
        T density = t.NormalPeak() * (t * t * t.Constant(0.5)).ExpNegative();
        T residual = (t * density) - t.NormalTail();

        // 0 < Φ(−t) < φ(t)/t: far out, where both are next to nothing, that still tells that their difference is above zero.
        T one = t.Constant(1);
        return (one - t).Sign == -1 ? residual.Within(density * (t - (one / t)), t * density) : residual;
    }
}
