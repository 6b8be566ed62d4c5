namespace HwAct.Kernels;

/// <summary>The values of every step of a kernel of one input over some codes: what a debugger would show.</summary>
internal sealed class ProgramTrace
{
    private readonly Dictionary<Step, long[]> values = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs a kernel.</summary>
    /// <param name="kernel">The kernel, of one input.</param>
    /// <param name="codes">Its input codes.</param>
    public ProgramTrace(KernelProgram kernel, long[] codes)
    {
        Kernel = kernel;
        Count = codes.Length;
        var runner = new BlockRunner<long>(kernel.Steps, Math.Max(1, codes.Length));
        codes.CopyTo(runner.ValuesOf(kernel.Steps.OfType<Input>().Single(), codes.Length));
        runner.Run(codes.Length);
        foreach (Step step in kernel.Steps.SelectMany(step => step.Operands.Append(step)).Append(kernel.Result).Distinct())
        {
            values[step] = step is Constant constant
                ? [.. Enumerable.Repeat(constant.Value, codes.Length)]
                : runner.ValuesOf(step, codes.Length).ToArray();
        }
    }

    /// <summary>The kernel.</summary>
    public KernelProgram Kernel { get; }

    /// <summary>Number of codes.</summary>
    public int Count { get; }

    /// <summary>The values of a step, code by code.</summary>
    public ReadOnlySpan<long> this[Step step] => values[step];
}
