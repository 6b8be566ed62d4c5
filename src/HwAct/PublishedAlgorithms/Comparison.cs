using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>A baseline measured on the quantization of a kernel.</summary>
/// <param name="Baseline">The baseline.</param>
/// <param name="ReasonAgainst">Why it does not apply, or null where it does.</param>
/// <param name="Error">Its error over every input code; null where it does not apply.</param>
public sealed record Comparison(IPublishedAlgorithm Baseline, string? ReasonAgainst, ErrorFigures? Error)
{
    /// <summary>Measures every baseline of the catalog against the certified ideal, as the kernel is measured. Of a gated kernel the
    /// baselines are gates: their codes are multiplied by the second input, and the product is requantized.</summary>
    public static ImmutableArray<Comparison> All(KernelSpecification specification) => specification.Function.Accept(new Measurement(specification));

    /// <summary>Measures every baseline of the catalog against the certified ideal of one input.</summary>
    public static ImmutableArray<Comparison> All(IdealCodes reference) =>
        [.. PublishedAlgorithmCatalog.All.Select(baseline => Of(baseline, reference))];

    /// <summary>Measures one baseline.</summary>
    public static Comparison Of(IPublishedAlgorithm baseline, IdealCodes reference)
    {
        if (baseline.ReasonAgainst(reference.Specification) is string reason)
        {
            return new(baseline, reason, null);
        }

        ImmutableArray<long> outputs = [.. baseline.Outputs(reference.Specification, reference)];
        return new(baseline, null, ErrorMeasurement.Of(reference, outputs));
    }

    private static ImmutableArray<Comparison> Gates(KernelSpecification specification)
    {
        var pairs = new IdealPairs(specification);
        IdealCodes gate = IdealCodes.Of(TwoSteps.GateOf(specification));
        double unit = gate.Specification.Output.Scale * specification.Inputs[1].Scale / specification.Output.Scale;
        return [.. PublishedAlgorithmCatalog.All.Prepend(new TwoSteps()).Select(baseline => OfGate(baseline, gate, pairs, new Requantizer(unit, ProductTiesOf.Rule(specification.Rounding))))];
    }

    private static Comparison OfGate(IPublishedAlgorithm baseline, IdealCodes gate, IdealPairs pairs, Requantizer requantizer)
    {
        if (baseline.ReasonAgainst(gate.Specification) is string reason)
        {
            return new(baseline, reason, null);
        }

        ImmutableArray<long> values = [.. baseline.Outputs(gate.Specification, gate)];
        return new(baseline, null, PairMeasurement.Of(pairs, requantizer, values).Error);
    }

    private sealed class Measurement(KernelSpecification specification) : IFunctionVisitor<ImmutableArray<Comparison>>
    {
        public ImmutableArray<Comparison> Visit(ActivationFunction function) => All(IdealCodes.Of(specification));

        public ImmutableArray<Comparison> Visit(GatedFunction function) => Gates(specification);
    }
}
