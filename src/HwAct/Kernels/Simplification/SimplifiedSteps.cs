namespace HwAct.Kernels;

/// <summary>
/// A program without what its proven ranges show to be idle: a step that takes one value only is that constant, a choice that
/// always falls the same way is what it chooses, and a step that nothing then reads is left out. Compilers would do the same; done
/// here, every figure counts what is there, and printed code raises no warning about comparisons that are always true.
/// </summary>
/// <remarks>Ports stay even where nothing reads them: whoever calls the kernel has them.</remarks>
internal sealed class SimplifiedSteps
{
    private readonly Dictionary<Step, Step> standing = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Step, ValueRange> ranges = new(ReferenceEqualityComparer.Instance);

    /// <summary>Simplifies a program.</summary>
    /// <param name="steps">Its steps, each operand before its use.</param>
    /// <param name="result">The step that drives the output.</param>
    /// <param name="proven">The exact range of every step and constant.</param>
    public SimplifiedSteps(IReadOnlyList<Step> steps, Step result, IReadOnlyDictionary<Step, ValueRange> proven)
    {
        foreach (Step step in steps)
        {
            standing[step] = Simplify(step, proven[step]);
        }

        Result = Standing(result);
        HashSet<Step> read = ReadBy(Result);
        Steps = [.. steps.Select(Standing).Where(step => step is Input || (step is not Constant && read.Contains(step))).Distinct<Step>(ReferenceEqualityComparer.Instance)];
    }

    /// <summary>What is left of the steps, in the same order, without constants.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>What drives the output.</summary>
    public Step Result { get; }

    /// <summary>The range of each step that is left, and of each constant.</summary>
    public IReadOnlyDictionary<Step, ValueRange> Ranges => ranges;

    private Step Simplify(Step step, ValueRange range)
    {
        if (range.Min == range.Max && step is not Input)
        {
            return Known(new Constant(range.Min), range);
        }

        ImmutableArray<Step> operands = [.. step.Operands.Select(Standing)];
        Step copy = operands.SequenceEqual(step.Operands) ? step : step.On(operands);
        return copy.SameAs([.. operands.Select(operand => ranges[operand])]) ?? Known(copy, range);
    }

    private Step Standing(Step step) => step is Constant constant ? Known(step, new(constant.Value, constant.Value)) : standing[step];

    private Step Known(Step step, ValueRange range)
    {
        ranges[step] = range;
        return step;
    }

    // Not by recursion: a long chain of steps would go as deep.
    private static HashSet<Step> ReadBy(Step result)
    {
        var read = new HashSet<Step>(ReferenceEqualityComparer.Instance) { result };
        var open = new Stack<Step>([result]);
        while (open.TryPop(out Step? step))
        {
            foreach (Step operand in step.Operands.Where(read.Add))
            {
                open.Push(operand);
            }
        }

        return read;
    }
}
