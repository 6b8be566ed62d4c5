using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The exponential linear unit: x on the right, α(e^x − 1) on the left (Clevert, Unterthiner and Hochreiter, 2015).</summary>
/// <remarks>Measured from max(x, 0) rather than from its asymptote −α, so that the residual has no jump at zero.</remarks>
internal sealed class Elu : Activation
{
    /// <inheritdoc/>
    public override string Name => "elu";

    /// <inheritdoc/>
    public override string Title => "ELU";

    /// <inheritdoc/>
    public override string Formula => "x ≥ 0: x, x < 0: α·(e^x − 1)";

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
    public override T Definition<T>(T x) => WholeLine.Select(x, x.Constant(Alpha) * (WholeLine.Min(x, x.Constant(0)).Exp() - x.Constant(1)), x);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override Base Asymptotes => new(0, -Alpha, 1, 0);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Above(-Alpha), 0)
    {
        SettledBeyond = 11.8 + DoubleFunctions.Log(Math.Max(1, Alpha)).Middle,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.NegativeSide;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t.Constant(Alpha) * (t.Constant(1) - t.ExpNegative()));
}
