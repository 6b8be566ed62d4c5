namespace HwAct.Activations;

/// <summary>Leaky ReLU: x on the right, αx on the left with a small fixed slope (Maas, Hannun and Ng, 2013).</summary>
public sealed class LeakyRelu : SlopedRelu
{
    /// <summary>Creates it with α = 0.01.</summary>
    public LeakyRelu()
        : base(0.01)
    {
    }

    /// <inheritdoc/>
    public override string Name => "leaky-relu";

    /// <inheritdoc/>
    public override string Title => "Leaky ReLU";
}
