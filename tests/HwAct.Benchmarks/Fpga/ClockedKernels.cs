using System.Collections.Immutable;
using System.Globalization;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Fpga;

/// <summary>The kernels whose promised clocks are held to place and route: the rows of the goals, and forms of every kind that a schedule meets.</summary>
internal static class ClockedKernels
{
    private static readonly (string Name, string Activation, string Input, string Output, string Method, string Bound, RomStyle Rom)[] Wanted =
    [
        ("gelu_12", "gelu", "Q3.8", "Q3.8", "logic", "faithful", RomStyle.Logic),
        ("gelu_12_exact", "gelu", "Q3.8", "Q3.8", "logic", "correctly-rounded", RomStyle.Logic),
        ("gelu_16", "gelu", "Q3.12", "Q3.12", "logic", "faithful", RomStyle.Logic),
        ("gelu_16_64_rows", "gelu", "Q3.12", "Q3.12", "logic place_bits=8", "faithful", RomStyle.Logic),
        ("tanh_12", "tanh", "Q3.8", "Q0.11", "logic", "faithful", RomStyle.Logic),
        ("tanh_16", "tanh", "Q3.12", "Q0.15", "logic", "faithful", RomStyle.Logic),
        ("tanh_16_block", "tanh", "Q3.12", "Q0.15", "logic", "faithful", RomStyle.Auto),
        ("tanh_16_packed", "tanh", "Q3.12", "Q0.15", "packed-lines", "faithful", RomStyle.Block),
        ("sigmoid_16_block", "sigmoid", "Q3.12", "UQ0.16", "logic", "faithful", RomStyle.Auto),
        ("silu_12", "silu", "Q3.8", "Q3.8", "logic", "faithful", RomStyle.Auto),
        ("silu_14_zero_points", "silu", "int14:0.0009:100", "int14:0.0007:-50", "logic", "faithful", RomStyle.Auto),
        ("mish_12", "mish", "Q3.8", "Q3.8", "logic", "faithful", RomStyle.Auto),
        ("elu_10", "elu", "Q3.6", "Q3.6", "logic", "faithful", RomStyle.Auto),
        ("tanh_10", "tanh", "Q3.6", "Q0.9", "logic", "faithful", RomStyle.Auto),
        ("hard_swish_8", "hard-swish", "int8:0.05:10", "int8:0.05:-3", "piecewise-linear", "faithful", RomStyle.Auto),
        ("sigmoid_8_threshold", "sigmoid", "Q3.4", "UQ0.8", "threshold", "faithful", RomStyle.Auto),
        ("gelu_12_interpolated", "gelu", "Q3.8", "Q3.8", "interpolated-table", "faithful", RomStyle.Auto),
        ("gelu_12_exact_packed", "gelu", "Q3.8", "Q3.8", "packed-table", "correctly-rounded", RomStyle.Block),
        ("gelu_16_packed", "gelu", "Q3.12", "Q3.12", "packed-lines", "faithful", RomStyle.Block),
        ("gelu_16_polynomial", "gelu", "Q3.12", "Q3.12", "piecewise-polynomial", "faithful", RomStyle.Auto),
    ];

    /// <summary>What the kernels are called.</summary>
    public static IEnumerable<string> Names => Wanted.Select(wanted => wanted.Name);

    /// <summary>Those that are placed in given numbers of clocks too.</summary>
    public static IEnumerable<string> Goals => ["gelu_12", "gelu_12_exact", "gelu_16", "gelu_16_64_rows", "tanh_16", "tanh_16_packed"];

    /// <summary>The kernel of a name, proven.</summary>
    public static ProvenActivation Prove(string name)
    {
        var wanted = Wanted.First(wanted => wanted.Name == name);
        return (ProvenActivation)KernelChoice.Prove(new KernelSpecification(
            wanted.Name,
            ActivationCatalog.All.First(activation => activation.Default.Name == wanted.Activation).Default,
            Quantization.Parse(wanted.Input),
            Quantization.Parse(wanted.Output),
            RoundingRule.HalfEven,
            MethodOf(wanted.Method),
            wanted.Bound == "faithful" ? ErrorBound.Faithful : ErrorBound.CorrectlyRounded));
    }

    // Its name, and a parameter that it is asked to use.
    private static MethodChoice MethodOf(string words) => words.Split(' ', '=') is [string name, string parameter, string number]
        ? new MethodChoice(name).With(parameter, ParameterValue.Of(int.Parse(number, CultureInfo.InvariantCulture)))
        : new MethodChoice(words);

    /// <summary>Kernels that nobody chose, of methods that make the fewest LUTs.</summary>
    /// <param name="seed">The same kernels for the same seed.</param>
    public static ImmutableArray<ProvenActivation> Random(ulong seed) =>
    [
        .. new[] { (8, "auto"), (10, "logic"), (12, "logic"), (12, "piecewise-linear") }
            .SelectMany(kind => RandomRequests.Proven(RandomRequests.Requests(seed, 3, new MethodChoice(kind.Item2), kind.Item1))).Cast<ProvenActivation>(),
    ];

    /// <summary>A kernel written as Verilog for a clock of an iCE40 HX.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="megahertz">The clock.</param>
    /// <exception cref="RequestException">No schedule reaches it; the message says what is reached.</exception>
    public static ProvenActivation At(ProvenActivation kernel, double megahertz) =>
        With(kernel, [new(PipelineOptions.Clock.Name, ParameterValue.Of(string.Create(CultureInfo.InvariantCulture, $"{megahertz}MHz")))]);

    /// <summary>A kernel written as Verilog for the highest clock in a number of clocks.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="latency">The number.</param>
    public static ProvenActivation In(ProvenActivation kernel, int latency) => With(
        kernel,
        [new(PipelineOptions.Clock.Name, ParameterValue.Of(ClockWish.MostWord)), new(PipelineOptions.Latency.Name, ParameterValue.Of(latency))]);

    private static ProvenActivation With(ProvenActivation kernel, ImmutableArray<KeyValuePair<string, ParameterValue>> asked)
    {
        RomStyle rom = Wanted.FirstOrDefault(wanted => wanted.Name == kernel.Specification.Name).Rom;
        ImmutableSortedDictionary<string, ParameterValue> options = ImmutableSortedDictionary.CreateRange<string, ParameterValue>(
            StringComparer.Ordinal,
            [
                .. asked,
                new(PipelineOptions.Device.Name, ParameterValue.Of(PipelineOptions.Device.WordOf(FpgaDevice.Ice40Hx))),
                new(RomOptions.Rom.Name, ParameterValue.Of(RomOptions.Rom.WordOf(rom))),
            ]);
        var targets = new TargetSelection([new TargetChoice(TargetDeclarations.Verilog.Name, options)], TargetDeclarations.All);
        return ProvenActivation.Measure(kernel.Specification.With(targets), kernel.Design, kernel.Reference);
    }
}
