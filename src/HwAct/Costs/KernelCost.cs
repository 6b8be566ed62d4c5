using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Costs;

/// <summary>What makes one kernel cheaper than another.</summary>
internal static class KernelCost
{
    /// <summary>The cost under an objective: the smaller is cheaper, the first difference decides. A constant wired into the program is
    /// stored in the code or in the logic, so its bits count like those of a table.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="objective">What is cheap.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known.</param>
    public static (long First, long Second, long Third) Of(KernelProgram kernel, Objective objective, ImmutableArray<Quantization> formats = default) => objective switch
    {
        Objective.Flash => ((long)Math.Round(FlashModel.Bytes(kernel, formats)), StoredBits(kernel), kernel.Multiplications),
        Objective.Multiplications => (kernel.Multiplications, StoredBits(kernel), kernel.Steps.Length),
        Objective.Instructions => (InstructionsOf(kernel), StoredBits(kernel), kernel.Multiplications),
        Objective.Luts => ((long)Math.Round(LutCount.Of(FewestLuts.Of(kernel)).Total), StoredBits(kernel), kernel.Multiplications),
        Objective.BlockRam => ((long)Math.Round(BlockRams.Weight(kernel)), StoredBits(kernel), kernel.Multiplications),
        _ => (StoredBits(kernel), kernel.Multiplications, kernel.Steps.Length),
    };

    /// <summary>Bits of tables and of constants wired into the program.</summary>
    public static long StoredBits(KernelProgram kernel) => kernel.RomBits + kernel.WiredBits;

    /// <summary>About how many instructions a code takes on a 32-bit core.</summary>
    public static int InstructionsOf(KernelProgram kernel) => InstructionCount.Of(MachineWords.Of(kernel));
}
