using System.Collections.Immutable;
using HwAct.Approximations;
using HwAct.Emission;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Generation;

/// <summary>Joins the parts: the methods of the catalog, the prover, and what prints a proven kernel.</summary>
/// <param name="emit">Makes the files of a kernel; told whether the vectors of a wide input are wanted.</param>
/// <param name="index">Makes the files beside the folders of a whole specification.</param>
public sealed class Generator(
    Func<ProvenKernel, bool, ImmutableArray<Artifact>> emit,
    Func<IReadOnlyList<ProvenKernel>, ImmutableArray<Artifact>> index) : IGenerator
{
    /// <inheritdoc/>
    public ImmutableArray<MethodSignature> Methods => MethodCatalog.Signatures;

    /// <inheritdoc/>
    public ProvenKernel Prove(LocatedSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        IMethod method = MethodSelection.Select(specification, MethodCatalog.All);
        try
        {
            return Prover.Prove(specification.Specification, method);
        }
        catch (DesignException exception)
        {
            // What cannot be met is the bound; where none is written, the method promises one by itself.
            SourceLocation location = specification.Specification.MaxErrorLsb is null ? specification.Method : specification.MaxError;
            throw new SpecificationException(location, exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Emit(ProvenKernel kernel, bool vectors) => emit(kernel, vectors);

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Index(IReadOnlyList<ProvenKernel> kernels) => index(kernels);
}
