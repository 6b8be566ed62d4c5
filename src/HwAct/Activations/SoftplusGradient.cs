using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The derivative of softplus ln(1 + e^(βx))/β, the sigmoid of βx, for training on the device.</summary>
/// <remarks>As for the sigmoid, the residual from the unit step is odd.</remarks>
internal sealed class SoftplusGradient : Activation
{
    /// <inheritdoc/>
    public override string Name => "softplus-grad";

    /// <inheritdoc/>
    public override string Title => "Softplus derivative";

    /// <inheritdoc/>
    public override string Formula => "σ(βx)";

    /// <summary>β as it is declared.</summary>
    public static ActivationParameter BetaParameter { get; } = ActivationParameter.Positive("beta", 1, "factor of x");

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
    public override T Definition<T>(T x) => WholeLine.Sigmoid(x.Constant(Beta) * x);

    /// <inheritdoc/>
    public override Base Base => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Open(0, 1), 0.5)
    {
        SettledBeyond = 11.8 / Beta,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -Functions.SigmoidTail(t.Constant(Beta) * t);
}
