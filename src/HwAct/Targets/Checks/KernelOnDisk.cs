using HwAct.Proofs;

namespace HwAct.Targets;

/// <summary>A kernel and the folder that holds its files.</summary>
/// <param name="kernel">What the files must agree with.</param>
/// <param name="directory">The kernel's folder.</param>
public sealed class KernelOnDisk(ProvenKernel kernel, string directory)
{
    private readonly Lazy<Expectation> expected = new(() => new Expectation(kernel));

    /// <summary>What the files must agree with.</summary>
    public ProvenKernel Kernel => kernel;

    /// <summary>The kernel's folder.</summary>
    public string Directory => directory;

    /// <summary>Name of the kernel.</summary>
    public string Name => kernel.Kernel.Name;

    /// <summary>The codes that a model of the kernel is run on and must give, made when a target asks first.</summary>
    internal Expectation Expected => expected.Value;

    /// <summary>Absolute path of a file.</summary>
    /// <param name="artifact">Its path below the folder.</param>
    public string PathOf(string artifact) => Path.GetFullPath(Path.Combine(directory, artifact));

    /// <summary>
    /// Findings of a tool that ran for many kernels at once and failed: of those whose files its message names; where it names
    /// none, of the whole run.
    /// </summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="files">The files of a kernel, as a message would name them.</param>
    /// <param name="said">All that the tool said.</param>
    /// <param name="model">What was run.</param>
    /// <param name="message">The message of the findings.</param>
    internal static Finding[] Blame(
        IEnumerable<KernelOnDisk> kernels, Func<KernelOnDisk, IEnumerable<string>> files, string said, string model, string message)
    {
        Finding[] blamed =
        [
            .. kernels.Where(kernel => files(kernel).Any(file => said.Contains(file, StringComparison.Ordinal)))
                .Select(kernel => new Finding(kernel.Name, model, message)),
        ];
        return blamed.Length > 0 ? blamed : [new Finding("", model, message)];
    }
}
