using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The continuously differentiable exponential linear unit: x on the right, α(e^(x/α) − 1) on the left (Barron, 2017).</summary>
internal sealed class Celu : Activation
{
    /// <inheritdoc/>
    public override string Name => "celu";

    /// <inheritdoc/>
    public override string Title => "CELU";

    /// <inheritdoc/>
    public override string Formula => "x ≥ 0: x, x < 0: α·(e^(x/α) − 1)";

    /// <summary>α as it is declared.</summary>
    public static ActivationParameter AlphaParameter { get; } = ActivationParameter.Positive("alpha", 1, "the value -alpha is approached on the left");

    /// <summary>The value −α is approached on the left.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Alpha
    {
        get;
        init => field = AlphaParameter.Checked(value);
    }

    = AlphaParameter.Usual;

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => [new("alpha", Alpha)];

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Select(x, x.Constant(Alpha) * ((WholeLine.Min(x, x.Constant(0)) / x.Constant(Alpha)).Exp() - x.Constant(1)), x);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override Base Asymptotes => new(0, -Alpha, 1, 0);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Above(-Alpha), 0)
    {
        SettledBeyond = Alpha * (11.8 + DoubleFunctions.Log(Math.Max(1, Alpha)).Middle),
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.NegativeSide;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t.Constant(Alpha) * (t.Constant(1) - (t / t.Constant(Alpha)).ExpNegative()));
}
