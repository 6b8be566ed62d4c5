using HwAct.Proofs;

namespace HwAct.Targets;

/// <summary>A kernel and the folder that holds its files.</summary>
internal sealed class KernelOnDisk
{
    private readonly Lazy<Expectation> expected;

    /// <summary>Names the folder of a kernel.</summary>
    /// <param name="kernel">What the files must agree with.</param>
    /// <param name="directory">The kernel's folder.</param>
    public KernelOnDisk(ProvenKernel kernel, string directory)
        : this(kernel, directory, new(() => new Expectation(kernel)))
    {
    }

    private KernelOnDisk(ProvenKernel kernel, string directory, Lazy<Expectation> expected) => (Kernel, Directory, this.expected) = (kernel, directory, expected);

    /// <summary>What the files must agree with.</summary>
    public ProvenKernel Kernel { get; }

    /// <summary>The kernel's folder.</summary>
    public string Directory { get; }

    /// <summary>Name of the kernel.</summary>
    public string Name => Kernel.Kernel.Name;

    /// <summary>The codes that a model of the kernel is run on and must give, made when a target asks first.</summary>
    internal Expectation Expected => expected.Value;

    /// <summary>Absolute path of a file.</summary>
    /// <param name="artifact">Its path below the folder.</param>
    public string PathOf(string artifact) => Path.GetFullPath(Path.Combine(Directory, artifact));

    /// <summary>A copy of some of its files in a folder of its name. Users' folders have names that tools split, misread or cannot open; a tool
    /// that works beside the copy names it by <see cref="PathFromBeside"/> and sees ASCII without spaces.</summary>
    /// <param name="directory">Where the copy's folder is made.</param>
    /// <param name="artifacts">Paths of the files below the kernel's folder. One that is not there is left to the tool to miss.</param>
    internal KernelOnDisk CopyTo(string directory, IEnumerable<string> artifacts)
    {
        var copy = new KernelOnDisk(Kernel, Path.Combine(directory, Name), expected);
        foreach (string artifact in artifacts.Where(artifact => File.Exists(PathOf(artifact))))
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy.PathOf(artifact))!);
            File.Copy(PathOf(artifact), copy.PathOf(artifact));
        }

        return copy;
    }

    /// <summary>Path of a file as seen from a folder beside the kernel's own, with forward slashes.</summary>
    /// <param name="artifact">Its path below the kernel's folder.</param>
    internal string PathFromBeside(string artifact) => $"../{Name}/{artifact}";
}
