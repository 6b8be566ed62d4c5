namespace HwAct.Activations;

/// <summary>The rectifier that stops at 6, min(max(x, 0), 6) (Krizhevsky, 2010; MobileNet).</summary>
internal sealed class Relu6() : ClippedLine(0, 6)
{
    /// <inheritdoc/>
    public override string Name => "relu6";

    /// <inheritdoc/>
    public override string Title => "ReLU6";

    /// <inheritdoc/>
    public override string Formula => "min(max(x, 0), 6)";
}
