using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>A kernel of the method, and what it takes.</summary>
/// <param name="Kernel">The program.</param>
/// <param name="Shape">What is in its rows.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="RowBits">Bits of a row.</param>
/// <param name="Fold">What brings codes of both signs to one position.</param>
/// <param name="Blocks">Block RAM of 4096 bits that the table fills.</param>
/// <param name="Weight">What it takes: LUTs and carry cells, and the blocks as what they are worth.</param>
internal sealed record PackedTableDesign(KernelProgram Kernel, PackedShape Shape, int Rows, int RowBits, Fold Fold, int Blocks, double Weight);
