using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The hard swish, x times the hard sigmoid: that of MobileNetV3 is x·relu6(x + 3)/6 (Howard et al., 2019); ncnn takes α and β.</summary>
/// <remarks>Where β = ½ the residual is −t·max(½ − αt, 0) on both sides: even.</remarks>
internal sealed class HardSwish : HardGate
{
    /// <inheritdoc/>
    public override string Name => "hard-swish";

    /// <inheritdoc/>
    public override string Title => "Hard swish";

    /// <inheritdoc/>
    public override string Formula => IsUsual ? "x·min(max(x + 3, 0), 6)/6" : "x·min(max(αx + β, 0), 1)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => Gated(x, x);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(Turns.IsEmpty ? 0 : Turns[0].Value), 0)
    {
        SettledBeyond = Math.Max(0, Math.Max(-Corners.Zero, Corners.One)),
        Extrema = Turns,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => IsCentered ? Symmetry.Even : Symmetry.None;

    // The parabola αx² + βx turns at −β/2α; for β > 2 the gate is 1 there, and the least value is at its corner. For β ≤ 0 nothing is below zero.
    private ImmutableArray<Extremum> Turns => IsUsual ? [new(-1.5, -0.375, IsMinimum: true)]
        : Beta <= 0 ? []
        : Beta <= 2 ? [new(-Beta / (2 * Alpha), -Beta * Beta / (4 * Alpha), IsMinimum: true)]
        : [new(Corners.One, Corners.One, IsMinimum: true)];

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => IsCentered ? Residual(t)
        : negative ? Gated(-t, -t)
        : Gated(t, t) - t;

    // One division where the slope is one sixth: the product is exact in more cases.
    private T Residual<T>(T t)
        where T : IEnclosure<T> => Alpha == UsualAlpha
            ? -(t * Functions.PositivePart(t.Constant(3) - t) / t.Constant(6))
            : -(t * Tail(t));
}
