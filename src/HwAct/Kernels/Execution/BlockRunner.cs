using System.Numerics;

namespace HwAct.Kernels;

/// <summary>Runs steps over a block of codes at a time, one vector operation a step: the one evaluator there is.</summary>
internal sealed class BlockRunner<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly Dictionary<Step, T[]> blocks = new(ReferenceEqualityComparer.Instance);
    private readonly Step[] steps;
    private readonly T[][] results;
    private readonly T[][][] operands;

    /// <summary>Prepares buffers for <paramref name="steps"/> and what they read: constants, and steps that are none of these, whose values come from outside.</summary>
    /// <param name="steps">The steps in evaluation order.</param>
    /// <param name="blockLength">Most codes in one block.</param>
    public BlockRunner(IEnumerable<Step> steps, int blockLength)
    {
        this.steps = [.. steps];
        BlockLength = blockLength;
        foreach (Step step in this.steps)
        {
            blocks[step] = new T[blockLength];
            foreach (Step operand in step.Operands.Where(operand => !blocks.ContainsKey(operand)))
            {
                blocks[operand] = new T[blockLength];
                if (operand is Constant)
                {
                    operand.Run(default, blocks[operand].AsSpan());
                }
            }
        }

        results = [.. this.steps.Select(step => blocks[step])];
        operands = [.. this.steps.Select(step => step.Operands.Select(operand => blocks[operand]).ToArray())];
    }

    /// <summary>Most codes in one block.</summary>
    public int BlockLength { get; }

    /// <summary>The values of a step; fill those of each input, and of what comes from outside, before a run.</summary>
    public Span<T> ValuesOf(Step step, int count) => blocks[step].AsSpan(0, count);

    /// <summary>Evaluates every step over the first <paramref name="count"/> codes of the block.</summary>
    public void Run(int count)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            Run(i, count);
        }
    }

    /// <summary>Evaluates one step, whose operands have been evaluated before.</summary>
    /// <returns>Its values.</returns>
    public ReadOnlySpan<T> Run(int index, int count)
    {
        Span<T> to = results[index].AsSpan(0, count);
        steps[index].Run(new Blocks<T>(operands[index], count), to);
        return to;
    }
}
