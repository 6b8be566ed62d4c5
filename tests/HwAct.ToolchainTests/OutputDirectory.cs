using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>A directory of emitted kernels, deleted at the end of a test.</summary>
internal sealed class OutputDirectory : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    /// <summary>Writes every file of a kernel, and the vectors of one input.</summary>
    public KernelOnDisk Write(KernelEmitter emitter, ProvenKernel kernel) =>
        Write([.. emitter.Emit(kernel), .. VectorsText.IsAlwaysWritten(kernel.Kernel) ? [KernelEmitter.Vectors(kernel)] : (Artifact[])[]], kernel);

    /// <summary>Writes some files of a kernel.</summary>
    public KernelOnDisk Write(IEnumerable<Artifact> artifacts, ProvenKernel kernel)
    {
        string folder = Path.Combine(Root, kernel.Kernel.Name);
        foreach (Artifact artifact in artifacts)
        {
            string path = Path.Combine(folder, artifact.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, artifact.Bytes);
        }

        return new KernelOnDisk(kernel, folder);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
