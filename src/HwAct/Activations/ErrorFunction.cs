using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The error function, 2/√π times the integral of e^(−s²) from 0 to x (Abramowitz and Stegun 7.1.1).</summary>
/// <remarks>Odd by itself, like tanh.</remarks>
internal sealed class ErrorFunction : Activation
{
    /// <inheritdoc/>
    public override string Name => "erf";

    /// <inheritdoc/>
    public override string Title => "Error function";

    /// <inheritdoc/>
    public override string Formula => "erf(x) = 2·Φ(√2·x) − 1";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Erf(x);

    /// <inheritdoc/>
    public override Base Asymptotes => new(0, -1, 0, 1);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Open(-1, 1), 0)
    {
        SettledBeyond = 3.17,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => WholeLine.Erf(t);
}
