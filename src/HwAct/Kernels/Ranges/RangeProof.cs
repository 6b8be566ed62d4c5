using System.Numerics.Tensors;

namespace HwAct.Kernels;

/// <summary>
/// Proves the range of every step: the program is run over every input code (every pair, for two ports of few codes) and the
/// exact smallest and largest values are kept. Before a step runs on a block of codes, interval arithmetic on the exact values of
/// its operands in that block shows that it cannot overflow and leaves no table.
/// </summary>
internal static class RangeProof
{
    // As many codes, or pairs, as run in a blink; beyond that, what joins two ports keeps the interval bound of its parts, which is
    // exact for a product of the two.
    private const long MostCodes = 1L << 20;
    private const int BlockLength = 2048;

    /// <summary>The range of each step and of each constant that one reads.</summary>
    /// <exception cref="KernelException">A value could overflow 63 bits, or a look-up leaves its table.</exception>
    public static Dictionary<Step, ValueRange> Prove(IReadOnlyList<Step> steps)
    {
        var ranges = new Dictionary<Step, ValueRange>(ReferenceEqualityComparer.Instance);
        foreach (Step constant in steps.SelectMany(step => step.Operands).Where(operand => operand is Constant))
        {
            ranges[constant] = constant.RangeFrom([]);
        }

        Input[] inputs = [.. steps.OfType<Input>()];
        if (Codes(inputs) <= MostCodes)
        {
            Run(steps, inputs, ranges);
        }
        else
        {
            ProveByComposition(steps, inputs, ranges);
        }

        return ranges;
    }

    private static long Codes(Input[] inputs) => inputs.Aggregate(1L, (product, input) => product * input.Port.Codes.LongCount);

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
            ranges[step] = step.RangeFrom([.. step.Operands.Select(operand => ranges[operand])]);
        }
    }

    private static Input? SingleOwner(Step step, Dictionary<Step, Input?> owner)
    {
        Input?[] owners = [.. step.Operands.Where(operand => operand is not Constant).Select(operand => owner[operand]).Distinct()];
        return owners.Length == 1 ? owners[0] : null;
    }

    private static void Run(IReadOnlyList<Step> steps, Input[] inputs, Dictionary<Step, ValueRange> ranges)
    {
        var runner = new BlockRunner<long>(steps, BlockLength);
        var places = steps.Select((step, place) => (step, place)).ToDictionary(at => at.step, at => at.place);
        var inBlock = new ValueRange[steps.Count];
        var inAll = new ValueRange[steps.Count];
        ValueRange[][] ofOperands = [.. steps.Select(step => step.Operands.Select(operand => ranges.GetValueOrDefault(operand)).ToArray())];
        int[][] operandPlaces = [.. steps.Select(step => step.Operands.Select(operand => places.GetValueOrDefault(operand, -1)).ToArray())];
        long codes = Codes(inputs);
        for (long first = 0; first < codes; first += BlockLength)
        {
            int count = (int)Math.Min(BlockLength, codes - first);
            FillInputs(runner, inputs, first, count);
            for (int i = 0; i < inBlock.Length; i++)
            {
                for (int operand = 0; operand < operandPlaces[i].Length; operand++)
                {
                    if (operandPlaces[i][operand] >= 0)
                    {
                        ofOperands[i][operand] = inBlock[operandPlaces[i][operand]];
                    }
                }

                _ = steps[i].RangeFrom(ofOperands[i]);
                ReadOnlySpan<long> values = runner.Run(i, count);
                inBlock[i] = new(TensorPrimitives.Min(values), TensorPrimitives.Max(values));
                inAll[i] = first == 0 ? inBlock[i] : inAll[i].Union(inBlock[i]);
            }
        }

        foreach ((Step step, int place) in places)
        {
            ranges[step] = inAll[place];
        }
    }

    // Pairs are numbered with the last port running fastest.
    private static void FillInputs(BlockRunner<long> runner, Input[] inputs, long first, int count)
    {
        long stride = 1;
        foreach (Input input in inputs.Reverse())
        {
            Span<long> codes = runner.ValuesOf(input, count);
            for (int i = 0; i < count; i++)
            {
                codes[i] = input.Port.Codes.Min + ((first + i) / stride % input.Port.Codes.LongCount);
            }

            stride *= input.Port.Codes.LongCount;
        }
    }
}
