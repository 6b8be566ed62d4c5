using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>GELU by its definition, x·Φ(x) with the normal distribution function (Hendrycks and Gimpel, 2016).</summary>
/// <remarks>Residual −t·Φ(−t) for t = |x|: even, never below −0.1700, within 2^−17 of zero beyond |x| = 4.5.</remarks>
internal sealed class Gelu : Activation
{
    /// <inheritdoc/>
    public override string Name => "gelu";

    /// <inheritdoc/>
    public override string Title => "GELU, erf form";

    /// <inheritdoc/>
    public override string Formula => "x·Φ(x) = ½x·(1 + erf(x/√2))";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x * WholeLine.NormalCdf(x);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(-0.16997120747990366), 0)
    {
        SettledBeyond = 4.66,
        Extrema = [new(-0.75179152469356446, -0.16997120747990366, IsMinimum: true)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t * t.NormalTail());
}
