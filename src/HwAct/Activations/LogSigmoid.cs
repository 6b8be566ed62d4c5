using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The logarithm of the logistic sigmoid, as losses take it (PyTorch’s LogSigmoid).</summary>
/// <remarks>min(x, 0) − ln(1 + e^−|x|): the residual is even, and −ln 2 at zero.</remarks>
internal sealed class LogSigmoid : Activation
{
    /// <inheritdoc/>
    public override string Name => "log-sigmoid";

    /// <inheritdoc/>
    public override string Title => "Log-sigmoid";

    /// <inheritdoc/>
    public override string Formula => "ln σ(x) = −ln(1 + e^−x)";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => -WholeLine.Softplus(-x);

    /// <inheritdoc/>
    public override Base Base => new(1, 0, 0, 0);

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(new RealInterval(double.NegativeInfinity, 0, HasLow: false, HasHigh: false), -DoubleFunctions.Log(2).Middle)
    {
        SettledBeyond = 11.8,
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative) => -t.ExpNegative().Log1p();
}
