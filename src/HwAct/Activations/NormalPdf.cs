using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The density of the standard normal (Abramowitz and Stegun 26.2.1).</summary>
/// <remarks>Even by itself.</remarks>
internal sealed class NormalPdf : Activation
{
    /// <inheritdoc/>
    public override string Name => "normal-pdf";

    /// <inheritdoc/>
    public override string Title => "Normal density";

    /// <inheritdoc/>
    public override string Formula => "φ(x) = e^(−x²/2)/√(2π)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.NormalDensity(x);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(new RealInterval(0, 0.39894228040143268, HasLow: false, HasHigh: true), 0.39894228040143268)
    {
        SettledBeyond = 4.67,
        Extrema = [new(0, 0.39894228040143268, IsMinimum: false)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => WholeLine.NormalDensity(t);
}
