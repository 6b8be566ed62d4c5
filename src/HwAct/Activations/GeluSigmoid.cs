using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>GELU in the sigmoid form, x·σ(βx); with β = 1.702 the form is up to 2.03e−2 from the erf form.</summary>
internal sealed class GeluSigmoid : Activation
{
    /// <inheritdoc/>
    public override string Name => "gelu-sigmoid";

    /// <inheritdoc/>
    public override string Title => "GELU, sigmoid form";

    /// <inheritdoc/>
    public override string Formula => "x·σ(βx)";

    /// <summary>β as it is declared.</summary>
    public static ActivationParameter BetaParameter { get; } = ActivationParameter.Positive("beta", 1.702, "factor of x inside the sigmoid");

    /// <summary>The factor β, greater than 0: the base and the tail of the form are those of a positive slope.</summary>
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
    public override Activation Approximates => new Gelu();

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t * Functions.SigmoidTail(t.Constant(Beta) * t));
}
