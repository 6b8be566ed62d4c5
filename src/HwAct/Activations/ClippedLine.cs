using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>x limited to an interval. One line with two flat ends is as short as it is: there is nothing to decompose.</summary>
public abstract class ClippedLine : Activation
{
    /// <summary>Creates it.</summary>
    /// <exception cref="FormatException">The interval is empty or out of range.</exception>
    private protected ClippedLine(double least, double most)
    {
        Least = ActivationParameter.Any("min", least);
        Most = ActivationParameter.Any("max", most);
        if (least >= most)
        {
            throw ActivationParameter.NotUsable("min", least, $"below max {ActivationParameter.Shown(most)}");
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
