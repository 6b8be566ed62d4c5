using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Firmware;

/// <summary>A kernel of another activation or of other formats, beside the GELU that the targets are stated of.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Gelu">GELU by the same method.</param>
/// <param name="Requantized">GELU by the same method in the kernel's own formats: what these cost is known from it.</param>
internal sealed record Counterpart(KernelSpecification Kernel, KernelSpecification Gelu, KernelSpecification Requantized)
{
    private static readonly (string Input, string Output) Q3P12 = ("Q3.12", "Q3.12");
    private static readonly (string Input, string Output) OfSilu16 = ("int16:0.0003:100", "int16:0.00035:-3000");
    private static readonly (string Input, string Output) OfTanh16 = ("int16:0.0003:100", "int16:0.000033:50");

    /// <summary>Every one, by method; those of two inputs are in the catalog.</summary>
    public static ImmutableArray<Counterpart> All { get; } =
    [
        .. By("table_s8", Method(TableDeclaration.Signature), 0.5, ("int8:0.0313725", "int8:0.0162908:-118"), (new Silu(), ("int8:0.04:-5", "int8:0.03:-70")), (new Tanh(), ("int8:0.03:4", "int8:0.008:3"))),
        .. By("interpolated_s16", Interpolated, 0.75, Q3P12, (new Silu(), Q3P12), (new Silu(), OfSilu16), (new Tanh(), OfTanh16)),
        .. By(
            "nodes_s16",
            Interpolated.With(InterpolatedTableDeclaration.Layout.Name, ParameterValue.Of("litert")),
            null,
            Q3P12,
            (new Silu(), ("int16:0.0003", "int16:0.00035")),
            (new Silu(), OfSilu16),
            (new Tanh(), OfTanh16)),
        .. By("exact_s16", Uniform, 0.5, Q3P12, (new Silu(), Q3P12), (new Silu(), OfSilu16), (new Tanh(), OfTanh16)),
        .. By("q15_s16", Method(Q15PolynomialDeclaration.Signature), 0.65, Q3P12, (new Silu(), Q3P12), (new Silu(), OfSilu16)),
        .. By("interpolated_s12", Interpolated, 0.7, ("Q3.8", "Q3.8"), (new Silu(), ("Q3.8", "Q3.8")), (new Silu(), ("int12:0.004:20", "int12:0.0045:-300")), (new Tanh(), ("Q3.8", "Q0.11"))),
        .. By("exact_s12", Uniform, 0.5, ("Q3.8", "Q3.8"), (new Silu(), ("Q3.8", "Q3.8")), (new Silu(), ("int12:0.004:20", "int12:0.0045:-300"))),
        .. By(
            "threshold_s8",
            Method(ThresholdDeclaration.Signature),
            0.5,
            ("Q3.4", "Q3.4"),
            (new Gelu(), ("int8:0.0625:3", "int8:0.0625:-5")),
            (new Silu(), ("int8:0.0625:3", "int8:0.0625:-5"))),
    ];

    private static MethodChoice Interpolated => Method(InterpolatedTableDeclaration.Signature);

    private static MethodChoice Uniform =>
        Method(PiecewisePolynomialDeclaration.Signature).With(BreakpointsParameter.Breakpoints.Name, ParameterValue.Of("uniform"));

    private static MethodChoice Method(MethodSignature signature) => new(signature.Name);

    private static IEnumerable<Counterpart> By(
        string name, MethodChoice method, double? bound, (string Input, string Output) formats, params (Activation Activation, (string Input, string Output) Formats)[] others)
    {
        KernelSpecification Of(string prefix, Activation activation, (string Input, string Output) own) => new(
            $"{prefix}_{name}",
            activation,
            Quantization.Parse(own.Input),
            Quantization.Parse(own.Output),
            RoundingRule.HalfAway,
            method,
            bound is double lsb ? ErrorBound.AtMost(lsb) : ErrorBound.Best);
        KernelSpecification gelu = Of("gelu", new Gelu(), formats);
        return others.Select((other, index) => new Counterpart(
            Of($"{other.Activation.Name}{index}", other.Activation, other.Formats), gelu, Of($"gelu{index}", new Gelu(), other.Formats)));
    }
}
