namespace HwAct.Activations;

/// <summary>The hard sigmoid, αx + β limited to 0 … 1: that of PyTorch and Keras 3 is relu6(x + 3)/6, that of ONNX has α = 0.2 unless it is
/// given, that of Keras up to 2 always (Courbariaux, Bengio and David, 2015).</summary>
/// <remarks>Odd about (0, ½) where β = ½: the residual is −max(½ − αt, 0) on the right. With another β it is one line between two flat ends.</remarks>
internal sealed class HardSigmoid : HardGate
{
    /// <inheritdoc/>
    public override string Name => "hard-sigmoid";

    /// <inheritdoc/>
    public override string Title => "Hard sigmoid";

    /// <inheritdoc/>
    public override string Formula => IsUsual ? "min(max(x + 3, 0), 6)/6" : "min(max(αx + β, 0), 1)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => Gated(x.Constant(1), x);

    /// <inheritdoc/>
    public override Base Base => IsCentered ? Base.Step : Base.Zero;

    /// <inheritdoc/>
    public override Base Asymptotes => Base.Step;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.Closed(0, 1), Math.Clamp(Beta, 0, 1))
    {
        SettledBeyond = Math.Max(0, Math.Max(-Corners.Zero, Corners.One)),
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => IsCentered ? Symmetry.Odd : Symmetry.None;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => IsCentered ? -Tail(t) : base.Residual(t, negative);
}
