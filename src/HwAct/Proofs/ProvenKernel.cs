using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel with its exhaustive proof: nothing is written for a kernel that is not one of these. What reports and manifests say of it
/// they read here, whatever function it computes.</summary>
internal abstract class ProvenKernel
{
    private protected ProvenKernel(KernelSpecification specification, Design design, ErrorFigures error, VectorDigest digest) =>
        (Specification, Design, Error, Digest) = (specification, design, error, digest);

    /// <summary>What was asked for.</summary>
    public KernelSpecification Specification { get; }

    /// <summary>What the method made of it.</summary>
    public Design Design { get; }

    /// <summary>The same kernel before its proof: what there is to store, so that it can be proven again.</summary>
    public abstract DesignedKernel Designed { get; }

    /// <summary>The error over every input code, or every pair of them.</summary>
    public ErrorFigures Error { get; }

    /// <summary>What stands for the vectors file.</summary>
    public VectorDigest Digest { get; }

    /// <summary>The integer program.</summary>
    public KernelProgram Kernel => Design.Kernel;

    /// <summary>The output codes of the vectors file, part by part: those of every input code from the most negative; of two inputs, of
    /// every pair, the second input fastest, or of all that a bench drives where the pairs are too many (see <see cref="Stimulus"/>).</summary>
    public abstract IEnumerable<IReadOnlyCollection<long>> Vectors { get; }

    /// <summary>The error by code of the first port.</summary>
    public abstract ErrorProfile Profile { get; }

    /// <summary>What reviewers ask besides the error.</summary>
    public abstract KernelProperties Properties { get; }

    /// <summary>The part that approximates the function of one variable, proven over each of its codes: the kernel itself, or its gate.</summary>
    public abstract ProvenActivation Curve { get; }

    /// <summary>The value that this part hands to the rest of the kernel; null where there is no rest.</summary>
    public virtual InnerValue? Inner => null;

    /// <summary>Where the error of a pair comes from, measured anew over every pair; empty for a kernel of one port.</summary>
    public virtual ImmutableArray<PairLink> Links => [];

    /// <summary>Largest |error| by part of the first port (rows) and part of the second (columns); empty for a kernel of one port.</summary>
    public virtual ImmutableArray<ImmutableArray<double>> Map => [];
}
