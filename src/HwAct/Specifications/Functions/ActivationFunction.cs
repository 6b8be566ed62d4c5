using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>An activation: y = f(x).</summary>
/// <param name="activation">f.</param>
internal sealed class ActivationFunction(Activation activation) : Function(activation)
{
    private readonly CodeWords words = CodeWords.OfKernel;

    private ActivationFunction(Activation activation, CodeWords words)
        : this(activation) => this.words = words;

    /// <inheritdoc/>
    public override string Title => Activation.Title;

    /// <inheritdoc/>
    public override string Formula => Activation.Formula;

    /// <inheritdoc/>
    public override ImmutableArray<FunctionPort> Ports { get; } = [new("x", "input", "Input", "input code")];

    /// <inheritdoc/>
    public override DomainWords Domain { get; } = new(
        "code",
        "codes",
        "input codes",
        "input code",
        "error of an input code = y - clamp(f(x)/output scale + output zero point) in output LSB, f unrounded, the clamp that of the output codes; measured over every input code");

    /// <inheritdoc/>
    public override CodeWords Words => words;

    /// <summary>The activation as the gate of a larger kernel.</summary>
    public static ActivationFunction GateOf(Activation activation) => new(activation, CodeWords.OfGate);

    /// <inheritdoc/>
    public override double Reach(ImmutableArray<Quantization> formats) => 1;

    /// <inheritdoc/>
    public override T Accept<T>(IFunctionVisitor<T> visitor) => visitor.Visit(this);
}
