using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The scaled exponential linear unit, λ·ELU with α = 1.6732632423543772 and λ = 1.0507009873554805 (Klambauer et al., 2017).</summary>
/// <remarks>The constants are the doubles next to the paper’s, as PyTorch has them; ONNX rounds them to single precision.</remarks>
internal sealed class Selu : Activation
{
    private const double Lambda = 1.0507009873554805;
    private const double Alpha = 1.6732632423543772;

    /// <inheritdoc/>
    public override string Name => "selu";

    /// <inheritdoc/>
    public override string Title => "SELU, λ = 1.0507, α = 1.6733";

    /// <inheritdoc/>
    public override string Formula => "x ≥ 0: λx, x < 0: λα·(e^x − 1)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x.Constant(Lambda) * WholeLine.Select(x, x.Constant(Alpha) * (WholeLine.Min(x, x.Constant(0)).Exp() - x.Constant(1)), x);

    /// <inheritdoc/>
    public override Base Base => new(0, 0, Lambda, 0);

    /// <inheritdoc/>
    public override Base Asymptotes => new(0, -Lambda * Alpha, Lambda, 0);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Above(-Lambda * Alpha), 0)
    {
        SettledBeyond = 12.4,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.NegativeSide;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t.Constant(Lambda) * t.Constant(Alpha) * (t.Constant(1) - t.ExpNegative()));
}
