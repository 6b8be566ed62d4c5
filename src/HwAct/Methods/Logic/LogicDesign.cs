using HwAct.Costs;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>A kernel of the method, and what it takes.</summary>
/// <param name="Kernel">The program.</param>
/// <param name="Shape">What is in its rows.</param>
/// <param name="Fold">What brings codes of both signs to one position.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Cost">About what it takes.</param>
internal sealed record LogicDesign(KernelProgram Kernel, LogicShape Shape, Fold Fold, int Rows, LutCost Cost);
