using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The hyperbolic tangent.</summary>
/// <remarks>Odd by itself: no base, which costs nothing, and nothing that must be a whole number of LSB.</remarks>
internal sealed class Tanh : Activation
{
    /// <inheritdoc/>
    public override string Name => "tanh";

    /// <inheritdoc/>
    public override string Title => "Tanh";

    /// <inheritdoc/>
    public override string Formula => "tanh(x) = (e^x − e^−x)/(e^x + e^−x)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Tanh(x);

    /// <inheritdoc/>
    public override Base Base => Base.Zero;

    /// <inheritdoc/>
    public override Base Asymptotes => new(0, -1, 0, 1);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Open(-1, 1), 0)
    {
        SettledBeyond = 6.3,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => Functions.Tanh(t);
}
