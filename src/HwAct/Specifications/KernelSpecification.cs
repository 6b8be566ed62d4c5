using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>What the user asks for: one kernel.</summary>
/// <param name="Name">C identifier, Verilog module name and file stem.</param>
/// <param name="Activation">The function.</param>
/// <param name="Input">Quantization of the input codes, 2 to 16 bits.</param>
/// <param name="Output">Quantization of the output codes, 2 to 32 bits.</param>
/// <param name="Rounding">How ties of the ideal code are rounded.</param>
/// <param name="Method">The method and the parameters it must use.</param>
/// <param name="Bound">What |y − f(x)/scale| keeps over every code (or pair), outside output saturation.</param>
public sealed record KernelSpecification(
    string Name,
    Activation Activation,
    Quantization Input,
    Quantization Output,
    RoundingRule Rounding,
    MethodChoice Method,
    ErrorBound Bound)
{
    /// <summary>Quantization of the second input of a gated kernel, y = f(gate)·up, 2 to 16 bits; null for y = f(x). <see cref="Input"/>
    /// is then the quantization of the gate.</summary>
    public Quantization? Up { get; init; }

    /// <summary>What the kernel is written for.</summary>
    public TargetSelection Targets { get; init; } = TargetSelection.Default;

    /// <summary>Name of the function for people: <c>GELU, erf form</c>, <c>GEGLU</c>.</summary>
    public string Title => Up is null ? Activation.Title : GatedForm.TitleOf(Activation);

    /// <summary>The function as a formula in Unicode.</summary>
    public string Formula => Up is null ? Activation.Formula : $"{GatedForm.Formula} with f(x) = {Activation.Formula}";
}
