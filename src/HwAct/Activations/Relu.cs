using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The rectifier, max(x, 0) (Nair and Hinton, 2010).</summary>
/// <remarks>All base: the residual is zero, which is as even as it is anything else.</remarks>
internal sealed class Relu : Activation
{
    /// <inheritdoc/>
    public override string Name => "relu";

    /// <inheritdoc/>
    public override string Title => "ReLU";

    /// <inheritdoc/>
    public override string Formula => "max(x, 0)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => Functions.PositivePart(x);

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(0), 0)
    {
        SettledBeyond = 0,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => t.Constant(0);
}
