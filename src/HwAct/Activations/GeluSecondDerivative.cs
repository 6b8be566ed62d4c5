using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The second derivative of GELU, φ(x)·(2 − x²): Φ + xφ derived once more, with φ′ = −xφ.</summary>
/// <remarks>Even by itself.</remarks>
internal sealed class GeluSecondDerivative : Activation
{
    /// <inheritdoc/>
    public override string Name => "gelu-grad-2";

    /// <inheritdoc/>
    public override string Title => "GELU second derivative";

    /// <inheritdoc/>
    public override string Formula => "φ(x)·(2 − x²)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.NormalDensity(x) * (x.Constant(2) - (x * x));

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Closed(-0.10798193302637610, 0.79788456080286536), 0.79788456080286536)
    {
        SettledBeyond = 5.32,
        Extrema = [new(-2, -0.10798193302637610, IsMinimum: true), new(0, 0.79788456080286536, IsMinimum: false), new(2, -0.10798193302637610, IsMinimum: true)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => WholeLine.NormalDensity(t) * (t.Constant(2) - (t * t));
}
