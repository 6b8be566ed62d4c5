using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The two-parameter sigmoid form of GELU, αx·σ(βx); with α = 1 and β = 1.702 it is the sigmoid form itself.</summary>
internal sealed class ParametricGelu : Activation
{
    /// <inheritdoc/>
    public override string Name => "parametric-gelu";

    /// <inheritdoc/>
    public override string Title => "Parametric GELU";

    /// <inheritdoc/>
    public override string Formula => "αx·σ(βx)";

    /// <summary>α as it is declared.</summary>
    public static ActivationParameter AlphaParameter { get; } = ActivationParameter.Positive("alpha", 1, "slope on the far right");

    /// <summary>The slope α on the far right.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Alpha
    {
        get;
        init => field = AlphaParameter.Checked(value);
    }

    = AlphaParameter.Usual;

    /// <summary>β as it is declared.</summary>
    public static ActivationParameter BetaParameter { get; } = ActivationParameter.Positive("beta", 1.702, "factor of x inside the sigmoid");

    /// <summary>The factor β.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Beta
    {
        get;
        init => field = BetaParameter.Checked(value);
    }

    = BetaParameter.Usual;

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => [new("alpha", Alpha), new("beta", Beta)];

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x.Constant(Alpha) * x * WholeLine.Sigmoid(x.Constant(Beta) * x);

    /// <inheritdoc/>
    public override Base Base => new(0, 0, Alpha, 0);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(SiluMinimum.Value * Alpha / Beta), 0)
    {
        SettledBeyond = SiluMinimum.TailOf(Alpha, Beta),
        Extrema = SiluMinimum.At(Alpha, Beta),
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t.Constant(Alpha) * t * Functions.SigmoidTail(t.Constant(Beta) * t));
}
