using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The phrases that report and index share.</summary>
internal static class Wording
{
    /// <summary>The function with its parameters: <c>GELU, sigmoid form (β = 1.702)</c>, <c>GEGLU</c>.</summary>
    public static string Title(KernelSpecification specification) => specification.Activation.Parameters.IsEmpty
        ? specification.Function.Title
        : $"{specification.Function.Title} ({string.Join(", ", specification.Activation.Parameters.Select(p => $"{p.Key} = {Figure.Exact(p.Value)}"))})";

    /// <summary>What a kernel is measured over: <c>codes</c>, or <c>pairs</c> of them.</summary>
    public static string Unit(ProvenKernel kernel) => kernel.Specification.Function.Domain.Many;

    /// <summary>Where the largest error is: <c>code −6</c>, <c>gate 12, up −128</c>.</summary>
    public static string Worst(ProvenKernel kernel) => kernel.Specification.Function.Place(code => Figure.Shown(code), kernel.Error.WorstCodes);

    /// <summary>Method with its parameters as used: <c>interpolated-table (segments 128, entry_bits 8)</c>.</summary>
    public static string Method(ProvenKernel kernel) => kernel.Design.Figures.Any()
        ? $"{Name(kernel)} ({Parameters(kernel)})"
        : Name(kernel);

    private static string Name(ProvenKernel kernel) => kernel.Design.Method == kernel.Specification.Method.Name
        ? kernel.Design.Method
        : $"{kernel.Specification.Method.Name}: {kernel.Design.Method}";

    /// <summary>The method's parameters as used: <c>segments 128, entry_bits 8</c>.</summary>
    public static string Parameters(ProvenKernel kernel) =>
        string.Join(", ", kernel.Design.Figures.Select(p => $"{p.Key} {p.Value}"));

    /// <summary>The format on one line: <c>Q3.12</c>, <c>int8, scale 0.0313725, zero point −3</c>.</summary>
    public static string Format(Quantization quantization) => quantization.IsFixedPoint
        ? QuantizationNotation.OfType(quantization)
        : $"{quantization.Type}, scale {Figure.Exact(quantization.Scale)}, zero point {Figure.Shown(quantization.ZeroPoint)}";

    /// <summary>Codes and real range: <c>int16 codes −32,768 to 32,767; real −8 to 7.99976, 1 LSB = 0.000244141</c>.</summary>
    public static string Range(Quantization quantization)
    {
        string zero = quantization.ZeroPoint == 0 ? "" : $", zero point {Figure.Shown(quantization.ZeroPoint)}";
        return $"{quantization.Type} codes {Figure.Shown(quantization.MinCode)} to {Figure.Shown(quantization.MaxCode)}{zero}; real {Figure.Shown(quantization.Real(quantization.MinCode))} to "
            + $"{Figure.Shown(quantization.Real(quantization.MaxCode))}; 1 LSB = {Figure.Exact(quantization.Scale)}";
    }

    /// <summary>What becomes of the codes that the range of an input leaves out, to follow the range; nothing where it leaves out none.</summary>
    public static string Outside(Quantization input) => (input.IsNarrowed, input.Outside) switch
    {
        (false, _) => "",
        (_, OutsideCodes.Never) => "; other codes are promised never to come",
        _ => "; other codes are taken as the nearest of these",
    };

    /// <summary>The rounding rule with what it does to ties.</summary>
    public static string Rounding(RoundingRule rule) => rule switch
    {
        RoundingRule.HalfEven => "half-even: to the nearest, ties to the even multiple of the scale (ONNX, PyTorch)",
        RoundingRule.HalfAway => "half-away: to the nearest, ties away from real zero (TFLite)",
        _ => "half-up: to the nearest, ties toward +∞ (add one half and shift)",
    };

    /// <summary>The promise; a dash where none was made.</summary>
    public static string Promise(ProvenKernel kernel) => kernel.Design.PromiseLsb switch
    {
        null => "none: the best that the given parameters allow",
        <= 0.5 => "correctly rounded: every code is the ideal code",
        double bound => $"at most {Figure.Exact(bound)} LSB from the exact value, limited to the output codes",
    };

    /// <summary>How good the kernel is, in the field's words.</summary>
    public static string Grade(KernelProperties properties) => properties switch
    {
        { CorrectlyRounded: true } => "correctly rounded",
        { Faithful: true } => "faithful",
        _ => "approximate",
    };

    /// <summary>The format as a specification and the command line have it.</summary>
    public static string Notation(Quantization quantization) => quantization.ToString();
}
