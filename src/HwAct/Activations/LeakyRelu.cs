namespace HwAct.Activations;

/// <summary>Leaky ReLU: x on the right, αx on the left with a small fixed slope (Maas, Hannun and Ng, 2013).</summary>
internal sealed class LeakyRelu : SlopedRelu
{
    /// <summary>α as it is declared.</summary>
    public static ActivationParameter AlphaParameter { get; } = ActivationParameter.Any("alpha", 0.01, "slope on the left");

    /// <summary>Creates it with α = 0.01.</summary>
    public LeakyRelu()
        : base(AlphaParameter)
    {
    }

    /// <inheritdoc/>
    public override string Name => "leaky-relu";

    /// <inheritdoc/>
    public override string Title => "Leaky ReLU";
}
