using HwAct.Activations;

namespace HwAct.Fits;

/// <summary>f(βx): an activation whose input is stretched. In a specification it is the activation itself, with β in the scale of its input.</summary>
/// <param name="inner">f.</param>
/// <param name="factor">β.</param>
internal sealed class ScaledInput(Activation inner, double factor) : Activation
{
    /// <summary>f.</summary>
    public Activation Inner => inner;

    /// <summary>β.</summary>
    public double Factor => factor;

    /// <inheritdoc/>
    public override string Name => inner.Name;

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, double>> Parameters => [new("beta", factor)];

    /// <inheritdoc/>
    public override T Definition<T>(T x) => inner.Definition(x.Constant(factor) * x);
}
