namespace HwAct.Activations;

/// <summary>Parametric ReLU: x on the right, αx on the left with a learned slope, one for the tensor (He et al., 2015).</summary>
internal sealed class PRelu : SlopedRelu
{
    /// <summary>α as it is declared.</summary>
    public static ActivationParameter AlphaParameter { get; } = ActivationParameter.Any("alpha", 0.25, "slope on the left");

    /// <summary>Creates it with α = 0.25.</summary>
    public PRelu()
        : base(AlphaParameter)
    {
    }

    /// <inheritdoc/>
    public override string Name => "prelu";

    /// <inheritdoc/>
    public override string Title => "PReLU";
}
