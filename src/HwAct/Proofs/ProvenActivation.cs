using System.Collections.Immutable;
using HwAct.Ideals;
using HwAct.Kernels.Stimuli;
using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel of one input, y = f(x), proven over every input code.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">What the method made of it.</param>
/// <param name="Reference">The certified ideal.</param>
/// <param name="Outputs">The kernel's output code of every input code, from the most negative.</param>
/// <param name="Error">The error over every input code.</param>
/// <param name="Digest">What stands for the vectors file.</param>
public sealed record ProvenActivation(
    KernelSpecification Specification,
    Design Design,
    IdealCodes Reference,
    ImmutableArray<long> Outputs,
    ErrorFigures Error,
    VectorDigest Digest)
    : ProvenKernel(Specification, Design, Error, Digest)
{
    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyCollection<long>> Vectors => [Outputs];
}
