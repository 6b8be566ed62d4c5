using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>A baseline measured on the quantization of a kernel.</summary>
/// <param name="Baseline">The baseline.</param>
/// <param name="Error">Its error over every input code.</param>
internal sealed record Comparison(IPublishedAlgorithm Baseline, ErrorFigures Error)
{
    /// <summary>Measures every baseline that is used for a specification against the certified ideal, as the kernel is measured. Of a gated
    /// kernel the baselines are gates: their codes are multiplied by the second input, and the product is requantized.</summary>
    public static ImmutableArray<Comparison> All(KernelSpecification specification) => specification.Function.Accept(new Measurement(specification));

    /// <summary>Measures every baseline that is used for a specification of one input.</summary>
    public static ImmutableArray<Comparison> All(IdealCodes reference) =>
        [.. PublishedAlgorithmCatalog.For(reference.Specification).AsParallel().AsOrdered().Select(baseline => Of(baseline, reference))];

    /// <summary>Measures one baseline.</summary>
    /// <exception cref="ArgumentException">It is not used for the specification.</exception>
    public static Comparison Of(IPublishedAlgorithm baseline, IdealCodes reference) =>
        new(baseline, ErrorMeasurement.Of(reference, [.. Outputs(baseline, reference)]).Figures);

    // Whoever limits outputs to a range does so behind the algorithm, as a fused clip does.
    private static long[] Outputs(IPublishedAlgorithm baseline, IdealCodes reference) => baseline.IsUsedFor(reference.Specification)
        ? [.. baseline.Outputs(reference.Specification, reference).Select(reference.Specification.Output.Codes.Nearest)]
        : throw new ArgumentException($"{baseline.Name} serves {baseline.Serves}.", nameof(baseline));

    private static ImmutableArray<Comparison> Gates(KernelSpecification specification)
    {
        var pairs = new IdealPairs(specification);
        IdealCodes gate = IdealCodes.Of(TwoSteps.GateOf(specification));
        double unit = gate.Specification.Output.Scale * specification.Inputs[1].Scale / specification.Output.Scale;
        var requantizer = new Requantizer(unit, ProductTiesOf.Rule(specification.Rounding));
        return [.. PublishedAlgorithmCatalog.For(gate.Specification).Prepend(new TwoSteps())
            .Select(baseline => new Comparison(baseline, PairMeasurement.Of(pairs, requantizer, [.. Outputs(baseline, gate)]).Error))];
    }

    private sealed class Measurement(KernelSpecification specification) : IFunctionVisitor<ImmutableArray<Comparison>>
    {
        public ImmutableArray<Comparison> Visit(ActivationFunction function) => All(IdealCodes.Of(specification));

        public ImmutableArray<Comparison> Visit(GatedFunction function) => Gates(specification);
    }
}
