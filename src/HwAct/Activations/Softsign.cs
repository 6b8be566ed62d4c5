using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>Softsign, a sigmoid with polynomial tails (Bergstra, Desjardins, Lamblin and Bengio, 2009).</summary>
/// <remarks>Odd by itself. It is far from its asymptotes for long: 2^−17 away only from |x| = 131071 on.</remarks>
internal sealed class Softsign : Activation
{
    /// <inheritdoc/>
    public override string Name => "softsign";

    /// <inheritdoc/>
    public override string Title => "Softsign";

    /// <inheritdoc/>
    public override string Formula => "x/(1 + |x|)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x / (x.Constant(1) + WholeLine.Abs(x));

    /// <inheritdoc/>
    public override Base Asymptotes => new(0, -1, 0, 1);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Open(-1, 1), 0)
    {
        SettledBeyond = 131072,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => t / (t.Constant(1) + t);
}
