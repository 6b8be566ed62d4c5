using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>GELU in the tanh form, ½x·(1 + tanh(α·(x + βx³ + γx⁵))); with α = √(2/π), β = 0.044715 and γ = 0 (Hendrycks and Gimpel, 2016) the form
/// is up to 4.73e−4 from the erf form.</summary>
/// <remarks>½(1 + tanh u) is σ(2u), and u is odd, so the residual is −t·σ(−2u(t)): even.</remarks>
internal sealed class GeluTanh : Activation
{
    /// <summary>α where none is given: √(2/π) itself, which no double is; the double next to it stands for it.</summary>
    public const double UsualAlpha = 0.79788456080286535588;

    /// <summary>β where none is given.</summary>
    public const double UsualBeta = 0.044715;

    /// <inheritdoc/>
    public override string Name => "gelu-tanh";

    /// <inheritdoc/>
    public override string Title => "GELU, tanh form";

    /// <inheritdoc/>
    public override string Formula => IsUsual ? "½x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))"
        : Gamma != 0 ? "½x·(1 + tanh(α·(x + βx³ + γx⁵)))"
        : Beta != 0 ? "½x·(1 + tanh(α·(x + βx³)))"
        : "½x·(1 + tanh(αx))";

    /// <summary>α as it is declared.</summary>
    public static ActivationParameter AlphaParameter { get; } = ActivationParameter.Positive("alpha", UsualAlpha, "slope of u at zero, √(2/π) where it is left out");

    /// <summary>β as it is declared.</summary>
    public static ActivationParameter BetaParameter { get; } = ActivationParameter.Any("beta", UsualBeta, "factor of x³ beside x");

    /// <summary>γ as it is declared.</summary>
    public static ActivationParameter GammaParameter { get; } = ActivationParameter.Any("gamma", 0, "factor of x⁵ beside x");

    /// <summary>The slope α of u at zero.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Alpha
    {
        get;
        init => field = AlphaParameter.Checked(value);
    }

    = UsualAlpha;

    /// <summary>The factor β of x³.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Beta
    {
        get;
        init => field = BetaParameter.Checked(value);
    }

    = UsualBeta;

    /// <summary>The factor γ of x⁵.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Gamma
    {
        get;
        init => field = GammaParameter.Checked(value);
    }

    = GammaParameter.Usual;

    /// <summary>Whether this is the form of the paper.</summary>
    public bool IsUsual => Alpha == UsualAlpha && Beta == UsualBeta && Gamma == 0;

    /// <summary>What is not the paper's; none where all is.</summary>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => IsUsual ? []
        : [new("alpha", Alpha), new("beta", Beta), .. Gamma == 0 ? Array.Empty<KeyValuePair<string, double>>() : [new("gamma", Gamma)]];

    // Where both factors are no less than zero u rises, and f settles on its lines; otherwise u may turn back far from zero.
    private bool Rises => Beta >= 0 && Gamma >= 0;

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x.Constant(0.5) * x * (x.Constant(1) + WholeLine.Tanh(Slope(x) * Inner(x)));

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts? Facts => IsUsual
        ? new(RealInterval.From(-0.17004075057125405), 0)
        {
            SettledBeyond = 4.43,
            Extrema = [new(-0.75246142207101626, -0.17004075057125405, IsMinimum: true)],
        }
        : Rises ? FactsOfRising()
        : null;

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    public override Activation Approximates => new Gelu();

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        T twiceU = t.Constant(2) * Slope(t) * Inner(t);
        return -(t * (Rises ? Functions.SigmoidTail(twiceU) : WholeLine.Sigmoid(-twiceU)));
    }

    // √(2/π) is twice the peak of the normal density.
    private T Slope<T>(T x)
        where T : IEnclosure<T> => Alpha == UsualAlpha ? x.Constant(2) * x.NormalPeak() : x.Constant(Alpha);

    private T Inner<T>(T x)
        where T : IEnclosure<T>
    {
        T cubic = x + (x.Constant(Beta) * x * x * x);
        return Gamma == 0 ? cubic : cubic + (x.Constant(Gamma) * x * x * x * x * x);
    }

    private ActivationFacts FactsOfRising()
    {
        // f falls from −∞ on, down to where 2t·u′(t)·σ(2u(t)) is 1: that product rises with t.
        double turn = Bisected(1, t => 2 * t * Alpha * (1 + (3 * Beta * t * t) + (5 * Gamma * t * t * t * t)) * (1 + (Evaluate(-t) / t)) < 1);

        // Beyond the turn −f(−t) only falls; at the end of the search it is below every double's reach.
        double settled = Bisected(Math.Max(turn, 1 / Alpha), t => t < turn || Evaluate(-t) < -ActivationFacts.SettledWithin);
        return new(RealInterval.From(Evaluate(-turn)), 0) { SettledBeyond = settled, Extrema = [new(-turn, Evaluate(-turn), IsMinimum: true)] };
    }

    // The end of what holds from zero on, from above.
    private static double Bisected(double start, Func<double, bool> holds)
    {
        double high = start;
        while (holds(high))
        {
            high *= 2;
        }

        double low = 0;
        for (double middle = 0.5 * high; middle > low && middle < high; middle = low + (0.5 * (high - low)))
        {
            (low, high) = holds(middle) ? (middle, high) : (low, middle);
        }

        return high;
    }
}
