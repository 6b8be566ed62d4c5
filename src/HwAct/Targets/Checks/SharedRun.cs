namespace HwAct.Targets;

/// <summary>One tool run for many kernels. Where it fails, those whose files its message names are to blame, and the others run again without
/// them; where it names none, as a linker or a program that crashes does, halves are run by themselves until it is known which kernel it is.
/// What one kernel does to a tool hides nothing of another.</summary>
/// <param name="model">What is run.</param>
/// <param name="files">The files of a kernel, as a message would name them.</param>
internal sealed class SharedRun(string model, Func<KernelOnDisk, IEnumerable<string>> files)
{
    /// <summary>The findings of a run, or how the tool failed.</summary>
    /// <param name="Findings">What was found where the tool did its work.</param>
    /// <param name="Failure">The message where it did not; else null.</param>
    /// <param name="Said">All that the tool said.</param>
    public sealed record Outcome(IEnumerable<Finding> Findings, string? Failure = null, string Said = "")
    {
        /// <summary>The tool did not do its work.</summary>
        /// <param name="what">What happened, before what the tool said.</param>
        /// <param name="run">The run.</param>
        public static Outcome Of(string what, ToolRun run) => new([], $"{what}:\n{run.Summary}", run.Error + run.Output);
    }

    /// <summary>Runs until nothing fails.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="run">Runs some of them.</param>
    public ImmutableArray<Finding> Of(IReadOnlyList<KernelOnDisk> kernels, Func<IReadOnlyList<KernelOnDisk>, Outcome> run)
    {
        if (kernels.Count == 0)
        {
            return [];
        }

        Outcome outcome = run(kernels);
        if (outcome.Failure is not string failure)
        {
            return [.. outcome.Findings];
        }

        KernelOnDisk[] named = [.. kernels.Where(kernel => kernels.Count == 1 || files(kernel).Any(file => outcome.Said.Contains(file, StringComparison.Ordinal)))];
        if (named.Length > 0)
        {
            return [.. named.Select(kernel => new Finding(kernel.Name, model, failure)), .. Of([.. kernels.Except(named)], run)];
        }

        int half = kernels.Count / 2;
        ImmutableArray<Finding> found = [.. Of([.. kernels.Take(half)], run), .. Of([.. kernels.Skip(half)], run)];
        return found.IsEmpty ? [new Finding("", model, $"{kernels.Count} kernels do together what none does alone: {failure}")] : found;
    }
}
