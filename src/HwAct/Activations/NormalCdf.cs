using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The distribution function of the standard normal (Abramowitz and Stegun 26.2.2): the factor of x in GELU.</summary>
/// <remarks>1 − Φ(x) is Φ(−x): the residual from the unit step is odd.</remarks>
internal sealed class NormalCdf : Activation
{
    /// <inheritdoc/>
    public override string Name => "normal-cdf";

    /// <inheritdoc/>
    public override string Title => "Normal distribution";

    /// <inheritdoc/>
    public override string Formula => "Φ(x) = ½·(1 + erf(x/√2))";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.NormalCdf(x);

    /// <inheritdoc/>
    public override Base Base => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Open(0, 1), 0.5)
    {
        SettledBeyond = 4.33,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -t.NormalTail();
}
