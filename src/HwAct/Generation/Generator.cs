using HwAct.Activations;
using HwAct.Choice;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>Joins the parts: the methods of the catalog, the prover, and what prints a proven kernel.</summary>
/// <param name="renderer">Renders the templates.</param>
public sealed class Generator(TemplateRenderer renderer) : IGenerator
{
    // Vectors of wider inputs are long, and the manifest carries their SHA-256: they are written only where they are asked for.
    private const int WidestWithVectors = 12;

    /// <inheritdoc/>
    public ProvenKernel Prove(LocatedSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        try
        {
            return KernelChoice.Prove(specification.Specification);
        }
        catch (DesignException exception)
        {
            // What cannot be met is the bound; where none is written, the method promises one by itself.
            bool isAboutMethod = exception.IsAboutMethod || specification.Specification.Bound == specification.Specification.Method.DefaultBound;
            SourceLocation location = isAboutMethod ? specification.Method : specification.MaxError;
            throw new SpecificationException(location, exception.Message.TrimEnd('.'), exception);
        }
        catch (ActivationException exception)
        {
            throw new SpecificationException(specification.Kernel, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Emit(ProvenKernel kernel, bool vectors)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        bool withVectors = vectors || kernel.Kernel.Inputs.Sum(port => port.Type.Bits) <= WidestWithVectors;
        ImmutableArray<Artifact> files =
        [
            ErrorReport.Of(kernel, renderer),
            .. new KernelEmitter(renderer).Emit(kernel),
            .. withVectors ? [KernelEmitter.Vectors(kernel)] : ImmutableArray<Artifact>.Empty,
        ];
        return [Manifest.Of(kernel, files.Select(file => file.Path)), .. files];
    }

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Index(IReadOnlyList<ProvenKernel> kernels) => CatalogIndex.Of(kernels, renderer);
}
