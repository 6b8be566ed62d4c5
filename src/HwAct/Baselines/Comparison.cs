using System.Collections.Immutable;
using HwAct.Approximations;
using HwAct.Proofs;

namespace HwAct.Baselines;

/// <summary>A baseline measured on the quantization of a kernel.</summary>
/// <param name="Baseline">The baseline.</param>
/// <param name="ReasonAgainst">Why it does not apply, or null where it does.</param>
/// <param name="Error">Its error over every input code; null where it does not apply.</param>
public sealed record Comparison(IBaseline Baseline, string? ReasonAgainst, ErrorFigures? Error)
{
    /// <summary>Measures every baseline of the catalog against the certified ideal, as kernels are measured.</summary>
    public static ImmutableArray<Comparison> All(Reference reference) =>
        [.. BaselineCatalog.All.Select(baseline => Of(baseline, reference))];

    /// <summary>Measures one baseline.</summary>
    public static Comparison Of(IBaseline baseline, Reference reference)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(reference);
        if (baseline.ReasonAgainst(reference.Specification) is string reason)
        {
            return new(baseline, reason, null);
        }

        ImmutableArray<long> outputs = [.. baseline.Outputs(reference.Specification, reference)];
        return new(baseline, null, ErrorMeasurement.Of(reference, outputs));
    }
}
