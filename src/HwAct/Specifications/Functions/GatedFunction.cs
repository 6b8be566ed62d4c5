using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>A gated activation: y = f(gate)·up (Shazeer, "GLU variants improve transformer", 2020).</summary>
/// <param name="activation">f.</param>
internal sealed class GatedFunction(Activation activation) : Function(activation)
{
    /// <summary>Name of the member and of the port of the second input.</summary>
    public const string SecondInput = "up";

    /// <inheritdoc/>
    public override string Title => GatedForm.TitleOf(Activation);

    /// <inheritdoc/>
    public override string Formula => $"{GatedForm.Formula} with f(x) = {Activation.Formula}";

    /// <inheritdoc/>
    public override ImmutableArray<FunctionPort> Ports { get; } =
        [new("gate", "input", "Gate", "code of the gate"), new(SecondInput, SecondInput, "Up", "code of the second input")];

    /// <inheritdoc/>
    public override DomainWords Domain { get; } = new(
        "pair",
        "pairs",
        "pairs of input codes",
        "pair of input codes",
        "error of a pair of input codes = y - clamp(f(gate)*up/output scale + output zero point) in output LSB, f(gate)*up unrounded, the clamp that of the output codes; measured over every pair");

    /// <inheritdoc/>
    public override double Reach(ImmutableArray<Quantization> formats)
    {
        Quantization up = formats[1];
        return Math.Max(Math.Abs(up.Real(up.MinCode)), Math.Abs(up.Real(up.MaxCode)));
    }

    /// <inheritdoc/>
    public override T Accept<T>(IFunctionVisitor<T> visitor) => visitor.Visit(this);
}
