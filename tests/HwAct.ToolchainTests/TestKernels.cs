using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.ToolchainTests;

/// <summary>Dresses kernels that were built by hand as proven ones: what they are measured against is their own output.</summary>
internal static class TestKernels
{
    /// <summary>The usual targets, with the steps of a program in Verilog however few LUTs a table of its codes would take.</summary>
    public static TargetSelection Steps { get; } = new([new TargetChoice("c"), InSteps, new TargetChoice("rom")], TargetDeclarations.All);

    private static TargetChoice InSteps => new("verilog", ImmutableSortedDictionary<string, ParameterValue>.Empty.Add("form", ParameterValue.Of("steps")));

    public static ProvenActivation Proven(KernelProgram kernel, int latency = 0, string clocked = "verilog") => Proven(
        kernel,
        latency == 0 && clocked == "verilog" ? Steps : new TargetSelection(
            [new TargetChoice("rom"), new TargetChoice(clocked, ImmutableSortedDictionary<string, ParameterValue>.Empty.Add("form", ParameterValue.Of("steps")).Add("latency", ParameterValue.Of(latency)))], TargetDeclarations.All));

    /// <summary>A kernel whose array function has no form but the portable loop, so that a change to a line of it shows wherever C is run.</summary>
    public static ProvenActivation Portable(KernelProgram kernel) => WithForms(kernel, []);

    /// <summary>A kernel whose array function has the forms of some vector units.</summary>
    public static ProvenActivation WithForms(KernelProgram kernel, ImmutableArray<VectorUnit> units) => Proven(kernel, new TargetSelection(
        [new TargetChoice("c", ImmutableSortedDictionary<string, ParameterValue>.Empty.Add(CFormsOption.Forms.With(units).Key, CFormsOption.Forms.With(units).Value)), InSteps, new TargetChoice("rom")],
        TargetDeclarations.All));

    private static ProvenActivation Proven(KernelProgram kernel, TargetSelection targets)
    {
        long[] outputs = kernel.Inputs.Length == 1 ? Interpreter.RunAll(kernel) : [.. new Stimulus(kernel).Outputs(kernel).SelectMany(part => part)];
        var specification = new KernelSpecification(
            kernel.Name,
            new Gelu(),
            new Quantization(Wide(kernel.Inputs[0].Type, KernelSpecification.MostInputBits), 0.125, 0),
            new Quantization(Wide(kernel.Output.Type, KernelSpecification.MostOutputBits), 0.125, 0),
            RoundingRule.HalfEven,
            new MethodChoice("table"),
            ErrorBound.Best)
        {
            Targets = targets,
        };
        var reference = new IdealCodes(
            specification,
            new IntegerCodes(kernel.Inputs[0].Type),
            [.. outputs],
            [.. outputs.Select(output => DoubleEnclosure.Exactly(output))],
            [.. outputs.Select(_ => true)],
            [.. outputs.Select(_ => false)]);
        return ProvenActivation.Measure(specification, new Design(kernel, ErrorBound.Best, [], []) { Method = specification.Method.Name }, reference, [.. outputs]);
    }

    // A specification has 2 bits at least; the kernel's own ports may have fewer.
    private static IntegerType Wide(IntegerType type, int most) => new(type.Signed, Math.Clamp(type.Bits, 2, most));
}
