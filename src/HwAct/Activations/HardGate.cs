using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The clipped line αx + β that hard sigmoid and hard swish are made of; with α = 1/6 and β = ½ it is relu6(x + 3)/6.</summary>
internal abstract class HardGate : Activation
{
    /// <summary>α where none is given: one sixth itself, which no double is; the double next to it stands for it.</summary>
    public const double UsualAlpha = 1.0 / 6;

    /// <summary>β where none is given.</summary>
    public const double UsualBeta = 0.5;

    /// <summary>α as it is declared.</summary>
    public static ActivationParameter AlphaParameter { get; } = ActivationParameter.Positive("alpha", UsualAlpha, "slope of the line");

    /// <summary>β as it is declared.</summary>
    public static ActivationParameter BetaParameter { get; } = ActivationParameter.Any("beta", UsualBeta, "value of the line at zero");

    /// <summary>The slope α (0.2 in ONNX, ncnn and Keras up to 2).</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Alpha
    {
        get;
        init => field = AlphaParameter.Checked(value);
    }

    = UsualAlpha;

    /// <summary>The value β of the line at zero.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    public double Beta
    {
        get;
        init => field = BetaParameter.Checked(value);
    }

    = UsualBeta;

    /// <summary>Both; none where both are the usual ones, x/6 + ½.</summary>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => IsUsual ? [] : [new("alpha", Alpha), new("beta", Beta)];

    private protected bool IsUsual => Alpha == UsualAlpha && Beta == UsualBeta;

    /// <summary>Whether the gate is odd about (0, ½).</summary>
    private protected bool IsCentered => Beta == UsualBeta;

    /// <summary>A factor times the gate at x, with one division and that last: what is a tie stays one.</summary>
    private protected T Gated<T>(T factor, T x)
        where T : IEnclosure<T> => Alpha == UsualAlpha
            ? factor * Limited(x + (x.Constant(6) * x.Constant(Beta)), x.Constant(6)) / x.Constant(6)
            : factor * Limited((x.Constant(Alpha) * x) + x.Constant(Beta), x.Constant(1));

    /// <summary>What a centered gate lacks to 1 at t ≥ 0, and is at −t.</summary>
    private protected T Tail<T>(T t)
        where T : IEnclosure<T> => Alpha == UsualAlpha
            ? Functions.PositivePart(t.Constant(3) - t) / t.Constant(6)
            : Functions.PositivePart(t.Constant(UsualBeta) - (t.Constant(Alpha) * t));

    /// <summary>Where the gate leaves 0 and where it reaches 1.</summary>
    private protected (double Zero, double One) Corners => IsUsual ? (-3, 3) : (-Beta / Alpha, (1 - Beta) / Alpha);

    private static T Limited<T>(T line, T most)
        where T : IEnclosure<T> => WholeLine.Max(WholeLine.Min(line, most), most.Constant(0));
}
