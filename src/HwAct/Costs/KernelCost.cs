using HwAct.Kernels;
using HwAct.Kernels.Operations;
using HwAct.Kernels.Ranges;
using HwAct.Specifications.Declarations;

namespace HwAct.Costs;

/// <summary>What makes one kernel cheaper than another.</summary>
internal static class KernelCost
{
    /// <summary>The cost under an objective: the smaller is cheaper, the first difference decides.</summary>
    public static (long First, long Second, long Third) Of(Kernel kernel, Objective objective) => objective switch
    {
        Objective.Multiplications => (kernel.Multiplications, kernel.RomBits, kernel.Steps.Length),
        Objective.Instructions => (InstructionsOf(kernel), kernel.RomBits, kernel.Multiplications),
        _ => (kernel.RomBits, kernel.Multiplications, kernel.Steps.Length),
    };

    /// <summary>About how many instructions a code takes.</summary>
    /// <remarks>One instruction a step on a 32-bit core, with these exceptions: a look-up forms an address and loads; a comparison that
    /// picks a value is a compare and a move; breakpoints are compared one by one; a step beyond 32 bits takes a register pair.</remarks>
    public static int InstructionsOf(Kernel kernel) => kernel.Steps.Sum(step =>
    {
        int count = step switch
        {
            Input => 0,
            Lookup => 2,
            Select or Minimum or Maximum => 2,
            Rank rank => 3 * rank.Table.Entries.Length,
            _ => 1,
        };
        ValueRange range = kernel.RangeOf(step);
        return range is { Min: >= int.MinValue, Max: <= int.MaxValue } ? count : 3 * count;
    });
}
