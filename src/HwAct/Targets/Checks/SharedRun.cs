namespace HwAct.Targets;

/// <summary>One tool run for many kernels. Where it fails, those whose files its message names are to blame, and the others run again without
/// them: what one kernel does to a tool hides nothing of another.</summary>
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

    /// <summary>Runs until nothing fails, or nobody is to blame.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="run">Runs some of them.</param>
    public IEnumerable<Finding> Of(IReadOnlyList<KernelOnDisk> kernels, Func<IReadOnlyList<KernelOnDisk>, Outcome> run)
    {
        for (KernelOnDisk[] left = [.. kernels]; left.Length > 0;)
        {
            Outcome outcome = run(left);
            KernelOnDisk[] blamed = [.. left.Where(kernel => outcome.Failure is not null && files(kernel).Any(file => outcome.Said.Contains(file, StringComparison.Ordinal)))];
            IEnumerable<Finding> findings = outcome.Failure switch
            {
                null => outcome.Findings,
                string failure when blamed.Length == 0 => [new Finding("", model, failure)],
                string failure => blamed.Select(kernel => new Finding(kernel.Name, model, failure)),
            };
            foreach (Finding finding in findings)
            {
                yield return finding;
            }

            left = blamed.Length == 0 ? [] : [.. left.Except(blamed)];
        }
    }
}
