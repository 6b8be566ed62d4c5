using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>A rectifier with a slope on the left: x for x ≥ 0, αx for x &lt; 0. All base, no residual.</summary>
internal abstract class SlopedRelu : Activation
{
    private readonly ActivationParameter slope;

    /// <summary>Creates it with the usual slope.</summary>
    /// <param name="slope">The slope as it is declared.</param>
    protected SlopedRelu(ActivationParameter slope) => (this.slope, Alpha) = (slope, slope.Usual);

    /// <inheritdoc/>
    public override string Formula => "x ≥ 0: x, x < 0: αx";

    /// <summary>The slope on the left, of either sign.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Alpha
    {
        get;
        init => field = slope.Checked(value);
    }

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => [new("alpha", Alpha)];

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Select(x, x.Constant(Alpha) * x, x);

    /// <inheritdoc/>
    public override Base Base => new(Alpha, 0, 1, 0);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(Alpha > 0 ? RealInterval.All : RealInterval.From(0), 0)
    {
        SettledBeyond = 0,
        Extrema = Alpha < 0 ? [new(0, 0, IsMinimum: true)] : [],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => t.Constant(0);
}
