using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>x limited to an interval. One line with two flat ends is as short as it is: there is nothing to decompose.</summary>
internal abstract class ClippedLine : Activation
{
    /// <summary>The lower end as it is declared.</summary>
    public static ActivationParameter MinParameter { get; } = ActivationParameter.Any("min", -1, "the least value, below max");

    /// <summary>The upper end as it is declared.</summary>
    public static ActivationParameter MaxParameter { get; } = ActivationParameter.Any("max", 1, "the greatest value");

    /// <summary>Creates it.</summary>
    /// <exception cref="FormatException">The interval is empty or out of range.</exception>
    private protected ClippedLine(double least, double most)
    {
        Least = MinParameter.Checked(least);
        Most = MaxParameter.Checked(most);
        if (least >= most)
        {
            throw MinParameter.NotUsable(least, $"below max {ActivationParameter.Shown(most)}");
        }
    }

    /// <inheritdoc/>
    public override T Definition<T>(T x) => WholeLine.Max(WholeLine.Min(x, x.Constant(Most)), x.Constant(Least));

    /// <inheritdoc/>
    public override Base Asymptotes => new(0, Least, 0, Most);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Closed(Least, Most), Math.Clamp(0, Least, Most))
    {
        SettledBeyond = Math.Max(0, Math.Max(Most, -Least)),
    };

    /// <summary>The lower end of the interval.</summary>
    private protected double Least { get; }

    /// <summary>The upper end of the interval.</summary>
    private protected double Most { get; }
}
