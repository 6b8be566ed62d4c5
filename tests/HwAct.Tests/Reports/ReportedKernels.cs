using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Reports;

/// <summary>A few proven kernels that differ in all that a report shows.</summary>
internal static class ReportedKernels
{
    public static ProvenActivation Table { get; } = Prove("gelu_s8", new Gelu(), "int8:0.0313725", "int8:0.0162908:-118", new MethodChoice("table"));

    public static ProvenActivation Interpolated { get; } =
        Prove("gelu_q3_8", new Gelu(), "Q3.8", "Q3.8", new MethodChoice("interpolated-table"), 0.75);

    public static ProvenActivation Wide { get; } =
        Prove("gelu_q3_12", new Gelu(), "Q3.12", "Q3.12", new MethodChoice("interpolated-table").With("segments", ParameterValue.Of(16)));

    public static ProvenActivation Form { get; } =
        Prove("gelu_sigmoid", new GeluSigmoid(), "Q3.8", "int10:0.01:-200", new MethodChoice("interpolated-table"), 1);

    public static ProvenActivation Tanh { get; } = Prove("gelu_tanh_q3_8", new Gelu(), "Q3.8", "Q3.8", new MethodChoice("tanh-polynomial"), 1);

    public static TheoryData<string> Names => [.. All.Select(kernel => kernel.Specification.Name)];

    public static ImmutableArray<ProvenActivation> All { get; } = [Table, Interpolated, Wide, Form, Tanh];

    public static ProvenActivation Named(string name) => All.Single(kernel => kernel.Specification.Name == name);

    public static ProvenActivation Prove(string name, Activation activation, string input, string output, MethodChoice method, double? bound = null) =>
        (ProvenActivation)KernelChoice.Prove(
            new KernelSpecification(name, activation, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, method, Designs.Bound(bound, method)));

    /// <summary>The kernel with other outputs, as if its program were broken.</summary>
    public static ProvenActivation WithOutputs(this ProvenActivation kernel, Func<long, long, long> change)
    {
        ImmutableArray<long> outputs = [.. kernel.Outputs.Select((output, i) => change(kernel.Reference.Codes[i], output))];
        return ProvenActivation.Measure(kernel.Specification, kernel.Design, kernel.Reference, outputs);
    }
}
