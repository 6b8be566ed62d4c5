using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>
/// Holds the files of kernels on disk against the reference model, target by target, with the tools of each target's users. Only the
/// tools of targets that a kernel is written for are needed; many kernels share one compilation and one simulation.
/// </summary>
/// <param name="targets">The targets to look at.</param>
internal sealed class Verifier(ImmutableArray<ITarget> targets)
{
    // A simulator holds a file open for every kernel it runs; this many stay far below the limits of common systems.
    private const int MostAtOnce = 128;

    /// <summary>What is wrong; nothing where every file agrees with its kernel.</summary>
    /// <param name="kernels">The kernels, each with its folder, in which every file is there.</param>
    /// <param name="progress">Receives a few words before each part; may be null.</param>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    /// <exception cref="TimeoutException">A tool did not end.</exception>
    public IReadOnlyList<Finding> Verify(IReadOnlyList<KernelOnDisk> kernels, IProgress<string>? progress) =>
        [.. targets.SelectMany(target => Check(target, kernels, progress))];

    private static IEnumerable<Finding> Check(ITarget target, IEnumerable<KernelOnDisk> kernels, IProgress<string>? progress)
    {
        foreach (KernelOnDisk[] batch in kernels.Where(kernel => kernel.Kernel.Specification.Targets.Contains(target.Declaration.Name)).Chunk(MostAtOnce))
        {
            using var directory = new TemporaryDirectory();
            foreach (Finding finding in target.Check(batch, directory.Path, progress))
            {
                yield return finding;
            }
        }
    }
}
