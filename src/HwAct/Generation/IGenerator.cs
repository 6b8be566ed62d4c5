using HwAct.Choice;
using HwAct.Packages;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>Makes proven kernels from specifications and files from proven kernels. Safe for use from several threads at once.</summary>
internal interface IGenerator
{
    /// <summary>Designs a kernel and proves it over every input code.</summary>
    /// <exception cref="SpecificationException">The method does not apply, or the specification cannot be met.</exception>
    ProvenKernel Prove(LocatedSpecification specification);

    /// <summary>The files of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="vectors">Whether to write the vectors of an input wider than 12 bits too.</param>
    ImmutableArray<Artifact> Emit(ProvenKernel kernel, bool vectors);

    /// <summary>The error report of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="files">SHA-256 of each other artifact, by path.</param>
    /// <param name="sigma">Deviation of normal inputs; null for the usual one.</param>
    Artifact Report(ProvenKernel kernel, ImmutableSortedDictionary<string, string> files, double? sigma);

    /// <summary>The files beside the folders of a whole specification: its index.</summary>
    ImmutableArray<Artifact> Index(IReadOnlyList<ProvenKernel> kernels);

    /// <summary>The files of a package of kernels.</summary>
    ImmutableArray<Artifact> Pack(PackageRequest request);

    /// <summary>What was explored, as files for programs, spreadsheets and people.</summary>
    /// <param name="explorations">What was explored.</param>
    /// <param name="chosen">The designs that a wish chose, one a kernel; empty where there was none.</param>
    ImmutableArray<Artifact> Show(ImmutableArray<Exploration> explorations, ImmutableArray<ExploredDesign> chosen);
}
