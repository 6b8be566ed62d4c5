using System.Runtime.CompilerServices;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Specifications;

namespace HwAct.Costs;

/// <summary>The form of a program that takes the fewest LUTs on an FPGA: its steps, or a table of what they give for each code of the first input.</summary>
/// <remarks>The model of arithmetic errs by more than that of a table, which is the plainest of all: it is left only for what is less by more than that.</remarks>
internal static class FewestLuts
{
    /// <summary>What part of a table's LUTs arithmetic must not exceed to be surely less.</summary>
    public const double Surely = 0.95;

    private static readonly ConditionalWeakTable<KernelProgram, KernelProgram> Known = [];

    /// <summary>The program itself, or one with a table where its first input has few enough bits for that.</summary>
    /// <param name="kernel">The kernel.</param>
    public static KernelProgram Of(KernelProgram kernel) => Known.GetValue(kernel, Choose);

    private static KernelProgram Choose(KernelProgram kernel)
    {
        if (kernel.Inputs[0].Type.Bits > ModuleOptions.MostTableBits || TabulatedProgram.IsOne(kernel))
        {
            return kernel;
        }

        KernelProgram table = TabulatedProgram.Of(kernel);
        return LutCount.Of(kernel).Total <= Surely * LutCount.Of(table).Total ? kernel : table;
    }
}
