namespace HwAct.Activations;

/// <summary>x limited to min … max (the Clip of ONNX, PyTorch’s Hardtanh with limits of its own).</summary>
/// <param name="min">The least value.</param>
/// <param name="max">The greatest value, above the least.</param>
internal sealed class Clip(double min = -1, double max = 1) : ClippedLine(min, max)
{
    /// <inheritdoc/>
    public override string Name => "clip";

    /// <inheritdoc/>
    public override string Title => "Clip";

    /// <inheritdoc/>
    public override string Formula => "min(max(x, min), max)";

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => [new("min", Least), new("max", Most)];
}
