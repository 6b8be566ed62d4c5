using System.Collections.Immutable;
using HwAct.Approximations;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel of one input, y = f(x), proven over every input code.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">What the method made of it.</param>
/// <param name="Reference">The certified ideal.</param>
/// <param name="Outputs">The kernel's output code of every input code, from the most negative.</param>
/// <param name="Error">The error over every input code.</param>
/// <param name="VectorsSha256">SHA-256 of the vectors file, in lower-case hex.</param>
public sealed record ProvenActivation(
    KernelSpecification Specification,
    Design Design,
    Reference Reference,
    ImmutableArray<long> Outputs,
    ErrorFigures Error,
    string VectorsSha256)
    : ProvenKernel(Specification, Design, Error, VectorsSha256)
{
    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyCollection<long>> Vectors => [Outputs];
}
