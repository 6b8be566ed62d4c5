using HwAct.Costs;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>A kernel of the method, and what it takes.</summary>
/// <param name="Kernel">The program.</param>
/// <param name="Shape">What is in its rows.</param>
/// <param name="Fold">What brings codes of both signs to one position.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Cost">About what it takes, block RAM left out.</param>
/// <param name="Blocks">Block RAM of 4096 bits.</param>
internal sealed record LogicDesign(KernelProgram Kernel, LogicShape Shape, Fold Fold, int Rows, LutCost Cost, int Blocks = 0)
{
    /// <summary>What designs are compared by.</summary>
    public double Weight => Cost.Total + (BlockRams.Worth * Blocks);
}
