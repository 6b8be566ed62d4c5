using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The sigmoid linear unit, x·σ(x) (Elfwing, Uchibe and Doya, 2017).</summary>
/// <remarks>Residual −t·σ(−t) for t = |x|: even.</remarks>
internal sealed class Silu : Activation
{
    /// <inheritdoc/>
    public override string Name => "silu";

    /// <inheritdoc/>
    public override string Title => "SiLU";

    /// <inheritdoc/>
    public override string Formula => "x·σ(x)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x * WholeLine.Sigmoid(x);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(SiluMinimum.Value), 0)
    {
        SettledBeyond = 14.5,
        Extrema = SiluMinimum.At(1, 1),
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -(t * Functions.SigmoidTail(t));
}
