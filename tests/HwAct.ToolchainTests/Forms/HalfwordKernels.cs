using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Forms;

/// <summary>Kernels whose steps vector units take in lanes of 16 bits.</summary>
internal static class HalfwordKernels
{
    /// <summary>Designed for lanes: with one row of segments and with several, whole rows and parts, an even and an odd residual and one without symmetry, zero points that
    /// take a centered code out of the lanes, codes narrower than their integer, and an output without a sign.</summary>
    public static ImmutableArray<KernelProgram> Designed { get; } =
    [
        Of("q15_even", "gelu", "Q3.12", "Q3.12", 8, 0.65),
        Of("q15_rows_of_silu", "silu", "Q3.12", "Q3.12", 16, 0.6),
        Of("q15_rows_of_mish", "mish", "Q3.12", "Q3.12", 27, 1),
        Of("q15_part_of_a_row", "elu", "Q3.12", "Q3.12", 5, 11),
        Of("q15_odd", "tanh", "int16:0.0002:3000", "int16:0.00005:-100", 13, 1.9),
        Of("q15_centered_beyond", "gelu", "int16:0.0003:1200", "int16:0.0003:5000", 14, 0.6),
        Of("q15_unequal", "gelu", "int16:0.0003:-1200", "int16:0.0002:5000", 7, 0.8),
        Of("q15_coarser", "silu", "int16:0.0004:300", "int16:0.0007:-50", 12, 0.95),
        Of("q15_finer", "gelu", "Q3.12", "Q2.13", 9, 1),
        Of("q15_limited", "silu", "int16:0.0003:-20000:-32000..5000", "int16:0.0003", 25, 0.6),
        Of("q15_narrow", "gelu", "int12:0.003", "int13:0.003", 5, 0.6),
        Of("q15_full_scale", "tanh", "Q2.13", "Q0.15", 32, 0.9),
        Of("q15_both_ends", "tanh", "Q3.12", "Q0.15", 32, 1),
        Of("q15_without_sign", "softplus", "Q3.12", "UQ4.12", 8, 0.75),
    ];

    /// <summary>Codes of 8 bits that no table of theirs and no few entries give: in words, and not where code is to be small.</summary>
    public static ImmutableArray<KernelProgram> OfBytes =>
    [
        Wide("words_of_bytes", "gelu", "int8:0.0313725", "int8:0.0162908:-118", new MethodChoice("interpolated-table"), 1),
        Wide("words_of_bytes_without_sign", "gelu", "int8:0.05:3", "uint8:0.0231:20", new MethodChoice("piecewise-linear"), 1),
        Wide("words_from_bytes_without_sign", "gelu", "uint8:0.05:100", "int8:0.04:-20", new MethodChoice("piecewise-linear"), 1),
    ];

    /// <summary>Codes of 8 bits in lanes of 16, an odd residual whose sign is turned on the other side.</summary>
    public static KernelProgram Bytes { get; } = Wide("lanes_of_bytes", "hard-sigmoid", "int8:0.05:3", "uint8:0.00390625", new MethodChoice("piecewise-linear"), 1);

    /// <summary>Of two inputs: alike, and of other types, signs and ranges than each other, from a table and by interpolation.</summary>
    public static ImmutableArray<KernelProgram> Gated { get; } =
    [
        Gate("gated_bytes", "gelu", "int8:0.03:-5", "int8:0.04:3", "int8:0.05:-7", "interpolated-table"),
        Gate("gated_table", "silu", "uint6:0.2:30", "int10:0.01", "int16:0.002", "table"),
        Gate("gated_range", "gelu", "int9:0.02:3:-200..255", "uint5:0.1:7:1..30", "uint8:0.05:100", "interpolated-table"),
    ];

    /// <summary>Designed for words: lanes of 32 bits are needed for a correctly rounded polynomial, for one from codes that are narrower than their integer, and for one with a tanh.</summary>
    public static ImmutableArray<KernelProgram> Wider { get; } =
    [
        Wide("words_of_squares", "gelu", "Q3.12", "Q3.12", new MethodChoice("piecewise-polynomial").With("degree", ParameterValue.Of(2)).With("breakpoints", ParameterValue.Of("uniform")), 0.5),
        Wide("words_of_cubes", "tanh", "int12:0.002:7", "uint16:0.00003:32768", new MethodChoice("piecewise-polynomial").With("breakpoints", ParameterValue.Of("uniform")), 1),
        Wide("words_of_lines", "mish", "Q3.12", "int8:0.05:-100", new MethodChoice("piecewise-linear"), 1),
        Wide("words_of_tanh", "gelu", "Q3.8", "Q3.8", new MethodChoice("tanh-polynomial"), 1),
        .. OfBytes,
        .. WordKernels.All,
    ];

    /// <summary>Those, and of the kernels built by hand the ones that have a form for a unit.</summary>
    public static IEnumerable<KernelProgram> Of(VectorUnit unit) => Designed.Concat(HandBuiltKernels.All.Where(kernel =>
        kernel.Inputs.Length == 1 && !kernel.Steps.OfType<Rank>().Any() && VectorForms.Of(TestKernels.WithForms(kernel, [unit])).Length == 1));

    private static KernelProgram Wide(string name, string activation, string input, string output, MethodChoice method, double bound) => KernelChoice.Prove(new KernelSpecification(
        name, ActivationCatalog.Find(activation)!.Default, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, method, ErrorBound.AtMost(bound))).Kernel;

    private static KernelProgram Gate(string name, string activation, string gate, string up, string output, string method) => KernelChoice.Prove(new KernelSpecification(
        name, new GatedFunction(ActivationCatalog.Find(activation)!.Default), [Quantization.Parse(gate), Quantization.Parse(up)], Quantization.Parse(output), RoundingRule.HalfEven, new MethodChoice(method), ErrorBound.AtMost(1))).Kernel;

    private static KernelProgram Of(string name, string activation, string input, string output, int segments, double bound) => KernelChoice.Prove(new KernelSpecification(
        name, ActivationCatalog.Find(activation)!.Default, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven,
        new MethodChoice("q15-polynomial").With("segments", ParameterValue.Of(segments)).With("degree", ParameterValue.Of(3)), ErrorBound.AtMost(bound))).Kernel;
}
