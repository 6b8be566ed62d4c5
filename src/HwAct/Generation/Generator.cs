using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Packages;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>Joins the parts: the methods of the catalog, the prover, and what prints a proven kernel.</summary>
/// <param name="renderer">Renders the templates.</param>
internal sealed class Generator(TemplateRenderer renderer) : IGenerator
{
    /// <inheritdoc/>
    public ProvenKernel Prove(LocatedSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        try
        {
            ProvenKernel kernel = KernelChoice.Prove(specification.Specification);
            RequirePipelines(kernel, specification);
            return kernel;
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

    private static void RequirePipelines(ProvenKernel kernel, LocatedSpecification specification)
    {
        foreach (ITarget target in TargetCatalog.All.Where(target => specification.Specification.Targets.Contains(target.Declaration.Name)))
        {
            try
            {
                _ = target.Pipelined(kernel);
            }
            catch (RequestException exception)
            {
                throw new SpecificationException(specification.LocationOf(target.Declaration.Name, exception.Member), exception.Problem, exception);
            }
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Emit(ProvenKernel kernel, bool vectors)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        bool withVectors = vectors || VectorsText.IsAlwaysWritten(kernel.Kernel);
        ImmutableArray<Artifact> files =
        [
            new(ProgramFile.PathOf(kernel.Specification.Name), ProgramFile.Write(StoredDesign.Of(kernel.Designed), ToolVersion.Text)),
            .. new KernelEmitter(renderer).Emit(kernel),
            .. withVectors ? [KernelEmitter.Vectors(kernel)] : ImmutableArray<Artifact>.Empty,
        ];
        Artifact report = Report(kernel, files.Where(file => file.Path != VectorsText.PathOf(kernel.Specification.Name)).ToImmutableSortedDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal), sigma: null);
        files = files.Insert(1, report);
        return [Manifest.Of(kernel, files), .. files];
    }

    /// <inheritdoc/>
    public Artifact Report(ProvenKernel kernel, ImmutableSortedDictionary<string, string> files, double? sigma) =>
        ErrorReport.Of(KernelReport.Of(kernel, files, sigma), renderer);

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Index(IReadOnlyList<ProvenKernel> kernels) => CatalogIndex.Of(kernels, renderer);

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Pack(PackageRequest request) => Package.Of(request, renderer);

    /// <inheritdoc/>
    public ImmutableArray<Artifact> Show(ImmutableArray<Exploration> explorations, ImmutableArray<ExploredDesign> chosen) =>
        [ExplorationFile.Of(explorations), ExplorationTable.Of(explorations), ExplorationPage.Of(explorations, chosen, renderer)];
}
