using System.Collections.Concurrent;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>Designs and proves kernels on every core, and reports progress and the first error in the order of the file.</summary>
internal static class KernelBatch
{
    /// <summary>Proves every kernel.</summary>
    /// <exception cref="SpecificationException">A kernel cannot be made; of several, the first in the file.</exception>
    public static ImmutableArray<ProvenKernel> Prove(
        ToolConsole console, IGenerator generator, ImmutableArray<LocatedSpecification> specifications)
    {
        using var progress = new ProgressLine(console, specifications.Length);
        if (specifications.Length == 1)
        {
            progress.Begin($"designing and proving {specifications[0].Specification.Name}");
            return [generator.Prove(specifications[0])];
        }

        var proven = new ProvenKernel[specifications.Length];
        var failures = new Exception?[specifications.Length];
        Parallel.ForEach(Partitioner.Create(WidestFirst(specifications), EnumerablePartitionerOptions.NoBuffering), index =>
        {
            string name = specifications[index].Specification.Name;
            progress.Begin(name);
            try
            {
                proven[index] = generator.Prove(specifications[index]);
            }
#pragma warning disable CA1031 // Kept, and thrown below in the order of the file, so that the message is the same on every run.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures[index] = exception;
            }

            progress.Finish(name);
        });

        if (failures.FirstOrDefault(failure => failure is not null) is Exception first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return [.. proven];
    }

    // Wide inputs take longest: begun last, one of them would keep a single processor busy when all else is done.
    private static IEnumerable<int> WidestFirst(ImmutableArray<LocatedSpecification> specifications) => Enumerable.Range(0, specifications.Length)
        .OrderByDescending(index => specifications[index].Specification.Inputs.Sum(input => input.Type.Bits));

    /// <summary>The folders of proven kernels.</summary>
    public static ImmutableArray<KernelFolder> Folders(IGenerator generator, ImmutableArray<ProvenKernel> kernels, bool vectors) =>
        [.. kernels.Select(kernel => new KernelFolder(kernel.Specification.Name, generator.Emit(kernel, vectors)))];
}
