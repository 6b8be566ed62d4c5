using HwAct.Kernels;
using HwAct.Kernels.Stimuli;
using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel with its exhaustive proof: nothing is written for a kernel that is not one of these.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">What the method made of it.</param>
/// <param name="Error">The error over every input code, or every pair of them.</param>
/// <param name="Digest">What stands for the vectors file.</param>
public abstract record ProvenKernel(KernelSpecification Specification, Design Design, ErrorFigures Error, VectorDigest Digest)
{
    /// <summary>The integer program.</summary>
    public Kernel Kernel => Design.Kernel;

    /// <summary>The output codes of the vectors file, part by part: those of every input code from the most negative; of two inputs, of
    /// every pair, the second input fastest, or of all that a bench drives where the pairs are too many (see <see cref="Stimulus"/>).</summary>
    public abstract IEnumerable<IReadOnlyCollection<long>> Vectors { get; }
}
