using HwAct.Kernels.Stimuli;
using HwAct.Methods;
using HwAct.Methods.Gated;
using HwAct.Proofs.Pairs;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel of two inputs, y = f(gate)·up, proven over every pair of input codes.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">What the method made of it.</param>
/// <param name="Gate">The gate alone, proven over every one of its codes: what is multiplied by the second input.</param>
/// <param name="Product">The product and its one rounding.</param>
/// <param name="Pairs">The error over every pair.</param>
/// <param name="Digest">What stands for the vectors file.</param>
public sealed record ProvenGatedKernel(
    KernelSpecification Specification,
    Design Design,
    ProvenActivation Gate,
    ProductStage Product,
    PairMeasurement Pairs,
    VectorDigest Digest)
    : ProvenKernel(Specification, Design, Pairs.Error, Digest)
{
    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyCollection<long>> Vectors => new Stimulus(Kernel).Outputs(Kernel);
}
