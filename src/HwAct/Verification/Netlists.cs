using System.Runtime.ExceptionServices;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>Holds what synthesis makes of kernels to their codes, as many kernels at a time as there are processors.</summary>
internal static class Netlists
{
    /// <summary>The comparisons, in the order of targets and kernels.</summary>
    /// <param name="kernels">The kernels, each with its folder, in which every file is there.</param>
    /// <param name="targets">The targets to look at.</param>
    /// <param name="progress">Receives a few words before each; may be null.</param>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    /// <exception cref="TimeoutException">A tool did not end.</exception>
    public static ImmutableArray<NetlistCheck> Check(IEnumerable<KernelOnDisk> kernels, ImmutableArray<ITarget> targets, IProgress<string>? progress)
    {
        (ITarget Target, KernelOnDisk Kernel)[] work =
        [
            .. from target in targets
               from kernel in kernels
               where kernel.Kernel.Specification.Targets.Contains(target.Declaration.Name)
               select (target, kernel),
        ];
        var checks = new NetlistCheck?[work.Length];
        try
        {
            Parallel.For(0, work.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
            {
                using var directory = new TemporaryDirectory();
                progress?.Report($"netlist of {work[at].Kernel.Name}");
                checks[at] = work[at].Target.CheckNetlist(work[at].Kernel, directory.Path);
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return [.. checks.OfType<NetlistCheck>()];
    }
}
