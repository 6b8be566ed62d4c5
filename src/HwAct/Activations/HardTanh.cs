using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The hard tanh, x limited to −1 … 1 (Collobert, 2004; PyTorch’s Hardtanh with its defaults).</summary>
/// <remarks>Odd by itself: min(t, 1) for one sign.</remarks>
internal sealed class HardTanh() : ClippedLine(-1, 1)
{
    /// <inheritdoc/>
    public override string Name => "hard-tanh";

    /// <inheritdoc/>
    public override string Title => "Hard tanh";

    /// <inheritdoc/>
    public override string Formula => "min(max(x, −1), 1)";

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Odd;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => WholeLine.Min(t, t.Constant(1));
}
