namespace HwAct.Activations;

/// <summary>Parametric ReLU: x on the right, αx on the left with a learned slope, one for the tensor (He et al., 2015).</summary>
public sealed class PRelu : SlopedRelu
{
    /// <summary>Creates it with α = 0.25.</summary>
    public PRelu()
        : base(0.25)
    {
    }

    /// <inheritdoc/>
    public override string Name => "prelu";

    /// <inheritdoc/>
    public override string Title => "PReLU";
}
