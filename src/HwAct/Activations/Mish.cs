using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>Mish, x·tanh(ln(1 + e^x)) (Misra, 2019).</summary>
internal sealed class Mish : Activation
{
    /// <inheritdoc/>
    public override string Name => "mish";

    /// <inheritdoc/>
    public override string Title => "Mish";

    /// <inheritdoc/>
    public override string Formula => "x·tanh(ln(1 + e^x))";

    /// <inheritdoc/>
    public override T Definition<T>(T x) => x * WholeLine.Tanh(WholeLine.Softplus(x));

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(-0.30884341301725041), 0)
    {
        SettledBeyond = 14.5,
        Extrema = [new(-1.1924312145154952, -0.30884341301725041, IsMinimum: true)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.None;

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        // tanh(ln y) = (y² − 1)/(y² + 1) with y = 1 + e^x, written in e = e^−t so that nothing grows and nothing cancels: on the
        // left (e² + 2e)/(e² + 2e + 2), on the right 1 − 2e²/(1 + 2e + 2e²).
        T e = t.ExpNegative();
        T square = e * e;
        T left = square + e + e;
        T right = square + square;
        return negative
            ? -(t * left / (left + t.Constant(2)))
            : -(t * right / (right + e + e + t.Constant(1)));
    }
}
