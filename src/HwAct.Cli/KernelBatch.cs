using HwAct.Generation;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>Designs and proves kernels on every core, and reports progress and the first error in the order of the file.</summary>
internal static class KernelBatch
{
    /// <summary>Proves every kernel.</summary>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="generator">Designs and proves.</param>
    /// <param name="specifications">What is asked for.</param>
    /// <param name="recall">The design of a specification, where it is known already; null where all are designed.</param>
    /// <exception cref="SpecificationException">A kernel cannot be made; of several, the first in the file.</exception>
    public static ImmutableArray<ProvenKernel> Prove(
        ToolConsole console, IGenerator generator, ImmutableArray<LocatedSpecification> specifications, Func<KernelSpecification, DesignedKernel?>? recall = null)
    {
        // Wide inputs take longest: begun last, one of them would keep a single processor busy when all else is done.
        int[] order = [.. Enumerable.Range(0, specifications.Length).OrderByDescending(index => specifications[index].Specification.Inputs.Sum(input => input.Type.Bits))];
        ImmutableArray<ProvenKernel> proven = ForEach(
            console,
            [.. order.Select(index => specifications[index].Specification.Name)],
            "designing and proving",
            place => Make(specifications[order[place]]),
            place => order[place]);
        return [.. Enumerable.Range(0, order.Length).Select(index => proven[Array.IndexOf(order, index)])];

        ProvenKernel Make(LocatedSpecification specification) =>
            recall?.Invoke(specification.Specification) is DesignedKernel known ? Prover.Prove(known) : generator.Prove(specification);
    }

    /// <summary>Does something for each of some kernels, on every core.</summary>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="names">Names of the kernels, in the order in which they are begun.</param>
    /// <param name="what">What is done, for the progress of a single one.</param>
    /// <param name="make">Does it for the kernel at a place of <paramref name="names"/>.</param>
    /// <param name="rank">Of several failures, that of the least rank is thrown; the place where it is left out.</param>
    public static ImmutableArray<T> ForEach<T>(ToolConsole console, ImmutableArray<string> names, string what, Func<int, T> make, Func<int, int>? rank = null)
    {
        using var progress = new ProgressLine(console, names.Length);
        if (names.Length == 1)
        {
            progress.Begin($"{what} {names[0]}");
            return [make(0)];
        }

        var made = new T[names.Length];
        var failures = new Exception?[names.Length];
        EveryCore.ForEach(Enumerable.Range(0, names.Length), index =>
        {
            progress.Begin(names[index]);
            try
            {
                made[index] = make(index);
            }
#pragma warning disable CA1031 // Kept, and thrown below in one order, so that the message is the same on every run.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures[index] = exception;
            }

            progress.Finish(names[index]);
        });

        int[] failed = [.. Enumerable.Range(0, names.Length).Where(index => failures[index] is not null)];
        if (failed.Length > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures[failed.MinBy(rank ?? (index => index))]!);
        }

        return [.. made];
    }

    /// <summary>The folders of proven kernels, made on every core.</summary>
    public static ImmutableArray<KernelFolder> Folders(ToolConsole console, IGenerator generator, ImmutableArray<ProvenKernel> kernels, bool vectors) =>
        ForEach(console, [.. kernels.Select(kernel => kernel.Specification.Name)], "writing", index => new KernelFolder(kernels[index].Specification.Name, generator.Emit(kernels[index], vectors), kernels[index].Specification));
}
