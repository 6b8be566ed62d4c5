using System.Collections.Immutable;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Tests.Golden;

/// <summary>The kernels that src/catalog.json asks for, each designed and proven once for all tests that look at it.</summary>
internal static class CatalogKernels
{
    private static readonly Lazy<Generator> Emitter = new(() => new(TemplateRenderer.Create(directory: null)));

    private static readonly ImmutableSortedDictionary<string, (LocatedSpecification Asked, Lazy<ProvenKernel> Proven)> Kernels = new SpecificationReader().ReadFile(Repository.Catalog)
        .ToImmutableSortedDictionary(kernel => kernel.Specification.Name, kernel => (kernel, new Lazy<ProvenKernel>(() => Generator.Prove(kernel))), StringComparer.Ordinal);

    public static Generator Generator => Emitter.Value;

    public static IEnumerable<LocatedSpecification> Specifications => Kernels.Values.Select(kernel => kernel.Asked);

    public static LocatedSpecification Asked(string name) => Kernels[name].Asked;

    public static ProvenKernel Proven(string name) => Kernels[name].Proven.Value;
}
