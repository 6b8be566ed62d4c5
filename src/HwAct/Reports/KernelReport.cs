using HwAct.Proofs;
using HwAct.PublishedAlgorithms;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>All that is reported of a kernel, measured once: every form of the report prints these figures and no others.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Files">SHA-256 of each artifact, by path; empty where none was written.</param>
/// <param name="Chain">Where the error comes from; of a gated kernel, that of its gate.</param>
/// <param name="Pairs">The same of pairs: what the gate and what the product adds; empty for a kernel of one input.</param>
/// <param name="Uniform">The error where all codes are alike.</param>
/// <param name="Normal">Inputs as after a normalization layer.</param>
/// <param name="Weighted">The error for those.</param>
/// <param name="Slope">The slope of the kernel against that of the function.</param>
/// <param name="Relative">The relative error where the function is large; null where it is nothing.</param>
/// <param name="Minimum">The least output beside the minimum of the function; null where it has none.</param>
/// <param name="Regions">The error by part of the function.</param>
/// <param name="Published">Published algorithms on the same quantization; empty where they take too long or there is none.</param>
internal sealed record KernelReport(
    ProvenKernel Kernel,
    ImmutableSortedDictionary<string, string> Files,
    ErrorChain Chain,
    ImmutableArray<PairLink> Pairs,
    WeightedError Uniform,
    NormalInput Normal,
    WeightedError Weighted,
    SlopeFigures Slope,
    RelativeError? Relative,
    TrueMinimum? Minimum,
    ImmutableArray<FunctionRegion> Regions,
    ImmutableArray<Comparison> Published)
{
    // Of more pairs a comparison takes seconds.
    private const long MostCompared = 1L << 20;

    /// <summary>How often the input codes came in a recording; null where the specification does not say.</summary>
    public RecordedInputs? Recorded => Kernel.Specification.Recorded;

    /// <summary>The error for those; null where there are none.</summary>
    public WeightedError? OnRecorded { get; } = Kernel.Specification.Recorded is RecordedInputs recorded ? WeightedError.Of(Kernel.Curve, recorded.Weights) : null;

    /// <summary>What reviewers ask besides the error.</summary>
    public KernelProperties Properties { get; } = Kernel.Properties;

    /// <summary>The part that approximates the function: the kernel itself, or its gate.</summary>
    public ProvenActivation Curve => Kernel.Curve;

    /// <summary>Whether published algorithms were not measured because that takes long.</summary>
    public bool LeavesOutPublished => Kernel.Error.Codes > MostCompared;

    /// <summary>Indices of the codes, of a gated kernel of its gate, whose output is not the ideal code.</summary>
    public ImmutableArray<int> Misrounded { get; } =
        [.. Enumerable.Range(0, Kernel.Curve.Outputs.Length).Where(i => Kernel.Curve.Outputs[i] != Kernel.Curve.Reference.Ideal[i])];

    /// <summary>Measures a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="files">SHA-256 of each artifact, by path.</param>
    /// <param name="sigma">Deviation of normal inputs; null for the usual one.</param>
    public static KernelReport Of(ProvenKernel kernel, ImmutableSortedDictionary<string, string>? files = null, double? sigma = null)
    {
        ProvenActivation curve = kernel.Curve;
        NormalInput normal = NormalInput.Of(curve.Specification.Input, sigma);
        return new(
            kernel,
            files ?? ImmutableSortedDictionary<string, string>.Empty,
            ErrorChain.Of(curve),
            kernel.Links,
            WeightedError.Uniform(curve),
            normal,
            WeightedError.Of(curve, normal.Weights),
            SlopeFigures.Of(curve),
            RelativeError.Of(curve),
            TrueMinimum.Of(curve),
            FunctionRegion.Of(kernel),
            Compared(kernel));
    }

    // The ideal codes of one input are known already, and certifying them again takes longer than all the rest.
    private static ImmutableArray<Comparison> Compared(ProvenKernel kernel) => kernel switch
    {
        ProvenActivation one => Comparison.All(one.Reference),
        { Error.Codes: > MostCompared } => [],
        _ => Comparison.All(kernel.Specification),
    };
}
