using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The derivative of ELU, for training on the device; at 0, where it jumps from α to 1 unless α = 1, it is α, as in PyTorch.</summary>
/// <remarks>With α = 1 it is 1 on all of the right, and the residual from 1 is that of the left. With another α it is measured from zero: the jump then lies between two codes.</remarks>
internal sealed class EluGradient : Activation
{
    /// <inheritdoc/>
    public override string Name => "elu-grad";

    /// <inheritdoc/>
    public override string Title => "ELU derivative";

    /// <inheritdoc/>
    public override string Formula => "x > 0: 1, x ≤ 0: α·e^x";

    /// <summary>α as it is declared.</summary>
    public static ActivationParameter AlphaParameter { get; } = ActivationParameter.Positive("alpha", 1, "the alpha of the ELU");

    /// <summary>The α of the ELU: the slope just left of zero.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Alpha
    {
        get;
        init => field = AlphaParameter.Checked(value);
    }

    = AlphaParameter.Usual;

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => [new("alpha", Alpha)];

    private bool IsContinuous => Alpha == 1;

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Select(-x, x.Constant(1), x.Constant(Alpha) * WholeLine.Min(x, x.Constant(0)).Exp());

    /// <inheritdoc/>
    public override Base Base => IsContinuous ? new(0, 1, 0, 1) : Base.Zero;

    /// <inheritdoc/>
    public override Base Asymptotes => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(new RealInterval(0, Math.Max(1, Alpha), HasLow: false, HasHigh: true), Alpha)
    {
        SettledBeyond = 11.8 + DoubleFunctions.Log(Math.Max(1, Alpha)).Middle,
        Extrema = Alpha > 1 ? [new(0, Alpha, IsMinimum: false)] : [],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => IsContinuous ? Symmetry.NegativeSide : Symmetry.None;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        T one = t.Constant(1);
        return IsContinuous ? t.ExpNegative() - one
            : negative || t.Sign == 0 ? t.Constant(Alpha) * t.ExpNegative()
            : one;
    }
}
