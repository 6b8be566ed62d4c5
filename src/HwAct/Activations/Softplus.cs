using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>Softplus, ln(1 + e^(βx))/β (Dugas et al., 2001): a smooth rectifier, the integral of the sigmoid.</summary>
/// <remarks>ln(1 + e^u) = max(u, 0) + ln(1 + e^−|u|): the residual is even, and ln 2/β at zero.</remarks>
internal sealed class Softplus : Activation
{
    /// <inheritdoc/>
    public override string Name => "softplus";

    /// <inheritdoc/>
    public override string Title => "Softplus";

    /// <inheritdoc/>
    public override string Formula => "ln(1 + e^(βx))/β";

    /// <summary>β as it is declared.</summary>
    public static ActivationParameter BetaParameter { get; } = ActivationParameter.Positive("beta", 1, "factor of x, and divisor of the result");

    /// <summary>The factor β.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Beta
    {
        get;
        init => field = BetaParameter.Checked(value);
    }

    = BetaParameter.Usual;

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => [new("beta", Beta)];

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Softplus(x.Constant(Beta) * x) / x.Constant(Beta);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Above(0), DoubleFunctions.Log(2).Middle / Beta)
    {
        SettledBeyond = (11.8 + DoubleFunctions.Log(Math.Max(1, 1 / Beta)).Middle) / Beta,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => (t.Constant(Beta) * t).ExpNegative().Log1p() / t.Constant(Beta);
}
