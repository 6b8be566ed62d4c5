using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>GELU in the tanh form, ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))); the form is up to 4.73e−4 from the erf form.</summary>
/// <remarks>½(1 + tanh u) is σ(2u), so the residual is −t·σ(−2u(t)): even.</remarks>
internal sealed class GeluTanh : Activation
{
    /// <inheritdoc/>
    public override string Name => "gelu-tanh";

    /// <inheritdoc/>
    public override string Title => "GELU, tanh form";

    /// <inheritdoc/>
    public override string Formula => "½x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))";

    /// <inheritdoc/>
    public override T Definition<T>(T x)
    {
        // √(2/π) is twice the peak of the normal density.
        T u = x.Constant(2) * x.NormalPeak() * (x + (x.Constant(0.044715) * x * x * x));
        return x.Constant(0.5) * x * (x.Constant(1) + WholeLine.Tanh(u));
    }

    /// <inheritdoc/>
    public override Base Base => Base.Relu;

    /// <inheritdoc/>
    public override ActivationFacts Facts => new(RealInterval.From(-0.17004075057125405), 0)
    {
        SettledBeyond = 4.43,
        Extrema = [new(-0.75246142207101626, -0.17004075057125405, IsMinimum: true)],
    };

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Even;

    /// <inheritdoc/>
    public override Activation Approximates => new Gelu();

    /// <inheritdoc/>
    protected override T Residual<T>(T t, bool negative)
    {
        // 2u = 4·peak·(t + 0.044715·t³).
        T twiceU = t.Constant(4) * t.NormalPeak() * (t + (t.Constant(0.044715) * t * t * t));
        return -(t * Functions.SigmoidTail(twiceU));
    }
}
