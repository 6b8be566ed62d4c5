using System.Numerics.Tensors;
using HwAct.Kernels.Execution;
using HwAct.Kernels.Operations;

namespace HwAct.Kernels.Ranges;

/// <summary>
/// Proves the range of every step: the program is run over every input code (every pair, for two ports of few codes) and the
/// exact smallest and largest values are kept. Before a step runs on a block of codes, interval arithmetic on the exact values of
/// its operands in that block shows that it cannot overflow.
/// </summary>
internal static class RangeProof
{
    // As many codes, or pairs, as run in a blink; beyond that, what joins two ports keeps the interval bound of its parts, which is
    // exact for a product of the two.
    private const long MostCodes = 1L << 20;
    private const int BlockLength = 2048;

    /// <summary>The range of each step.</summary>
    /// <exception cref="KernelException">A value could overflow 63 bits, or a look-up leaves its table.</exception>
    public static IReadOnlyDictionary<Step, ValueRange> Prove(IReadOnlyList<Step> steps)
    {
        var ranges = new Dictionary<Step, ValueRange>(ReferenceEqualityComparer.Instance);
        Input[] inputs = [.. steps.OfType<Input>()];
        long codes = inputs.Aggregate(1L, (product, input) => product * input.Port.Type.Count);
        if (codes <= MostCodes)
        {
            Run(steps, inputs, ranges);
        }
        else
        {
            ProveByComposition(steps, inputs, ranges);
        }

        return ranges;
    }

    // What depends on one port only is run over all codes of that port; what joins two keeps the interval bound of its parts.
    private static void ProveByComposition(IReadOnlyList<Step> steps, Input[] inputs, Dictionary<Step, ValueRange> ranges)
    {
        var owner = new Dictionary<Step, Input?>(ReferenceEqualityComparer.Instance);
        foreach (Step step in steps)
        {
            owner[step] = step as Input ?? SingleOwner(step, owner);
        }

        foreach (Input input in inputs)
        {
            Run([.. steps.Where(step => owner[step] == input)], [input], ranges);
        }

        foreach (Step step in steps.Where(step => owner[step] is null))
        {
            ranges[step] = Bounds.Of(step, operand => RangeIn(ranges, operand));
            if (step is Lookup lookup && !new ValueRange(0, lookup.Table.Entries.Length - 1).Contains(ranges[lookup.Source]))
            {
                throw new KernelException($"{step} could leave {lookup.Table}.");
            }
        }
    }

    private static ValueRange RangeIn(Dictionary<Step, ValueRange> ranges, Step step) =>
        step is Constant constant ? new(constant.Value, constant.Value) : ranges[step];

    private static Input? SingleOwner(Step step, Dictionary<Step, Input?> owner)
    {
        Input?[] owners = [.. step.Operands.Where(operand => operand is not Constant).Select(operand => owner[operand]).Distinct()];
        return owners.Length == 1 ? owners[0] : null;
    }

    private static void Run(IReadOnlyList<Step> steps, Input[] inputs, Dictionary<Step, ValueRange> ranges)
    {
        var evaluator = new BlockEvaluator<long>(steps, BlockLength);
        var block = new Dictionary<Step, ValueRange>(ReferenceEqualityComparer.Instance);
        long codes = inputs.Aggregate(1L, (product, input) => product * input.Port.Type.Count);
        for (long first = 0; first < codes; first += BlockLength)
        {
            int count = (int)Math.Min(BlockLength, codes - first);
            FillInputs(evaluator, inputs, first, count);
            foreach (Step step in steps)
            {
                _ = Bounds.Of(step, operand => RangeIn(block, operand));
                evaluator.Run(step, count);
                ReadOnlySpan<long> values = evaluator.ValuesOf(step, count);
                block[step] = new(TensorPrimitives.Min(values), TensorPrimitives.Max(values));
                ranges[step] = ranges.TryGetValue(step, out ValueRange seen) ? seen.Union(block[step]) : block[step];
            }
        }
    }

    // Pairs are numbered with the last port running fastest.
    private static void FillInputs(BlockEvaluator<long> evaluator, Input[] inputs, long first, int count)
    {
        long stride = 1;
        foreach (Input input in inputs.Reverse())
        {
            Span<long> codes = evaluator.ValuesOf(input, count);
            for (int i = 0; i < count; i++)
            {
                codes[i] = input.Port.Type.Min + ((first + i) / stride % input.Port.Type.Count);
            }

            stride *= input.Port.Type.Count;
        }
    }
}
