using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Golden;
using HwAct.Verification;

namespace HwAct.Tests.Verification;

/// <summary>A kernel of the catalog, generated anew into a directory of its own.</summary>
internal sealed class WrittenKernel : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public WrittenKernel(string name)
    {
        Name = name;
        Specification = CatalogKernels.Asked(name);
        Proven = CatalogKernels.Proven(name);
        Expected = new KernelFolder(name, CatalogKernels.Generator.Emit(Proven, vectors: false));
        Output = new OutputDirectory(directory.Of("out"));
        Output.Write([Expected], []);
    }

    public string Name { get; }

    public LocatedSpecification Specification { get; }

    public ProvenKernel Proven { get; }

    public KernelFolder Expected { get; }

    public OutputDirectory Output { get; }

    public string Folder => Path.Combine(Output.Path, Name);

    public string Program => PathOf(Name + ".program.json");

    public string Manifest => PathOf(Name + ".json");

    public IEnumerable<string> Files => Expected.Artifacts.Select(artifact => artifact.Path);

    public string PathOf(string file) => Path.Combine(Folder, file);

    public IReadOnlyList<Finding> Verify() => new RecordedFolder(Name, Folder).Prove().Findings;

    public IReadOnlyList<Drift> Check() => Output.Compare([Expected], []);

    public void Dispose() => directory.Dispose();
}
