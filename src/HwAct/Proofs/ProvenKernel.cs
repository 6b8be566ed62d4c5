using System.Collections.Immutable;
using HwAct.Approximations;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel with its exhaustive proof: nothing is written for a kernel that is not one of these.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">What the method made of it.</param>
/// <param name="Reference">The certified ideal.</param>
/// <param name="Outputs">The kernel's output code of every input code, from the most negative.</param>
/// <param name="Error">The error over every input code.</param>
/// <param name="VectorsSha256">SHA-256 of the vectors file, in lower-case hex.</param>
public sealed record ProvenKernel(
    KernelSpecification Specification,
    Design Design,
    Reference Reference,
    ImmutableArray<long> Outputs,
    ErrorFigures Error,
    string VectorsSha256)
{
    /// <summary>The integer program.</summary>
    public Kernel Kernel => Design.Kernel;
}
