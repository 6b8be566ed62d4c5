using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>Swish, x·σ(βx) (Ramachandran, Zoph and Le, 2017); with β = 1 it is SiLU.</summary>
internal sealed class Swish : Activation
{
    /// <inheritdoc/>
    public override string Name => "swish";

    /// <inheritdoc/>
    public override string Title => "Swish";

    /// <inheritdoc/>
    public override string Formula => "x·σ(βx)";

    /// <summary>β as it is declared.</summary>
    public static ActivationParameter BetaParameter { get; } = ActivationParameter.Positive("beta", 1, "factor of x inside the sigmoid");

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
    public override T Definition<T>(T x) => x * WholeLine.Sigmoid(x.Constant(Beta) * x);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(SiluMinimum.Value / Beta), 0)
    {
        SettledBeyond = SiluMinimum.TailOf(1, Beta),
        Extrema = SiluMinimum.At(1, Beta),
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t * Functions.SigmoidTail(t.Constant(Beta) * t));
}
