using System.Runtime.CompilerServices;
using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Costs;

/// <summary>The form of a program's products that takes the fewest LUTs on an FPGA without multipliers: each as it is, or a sum of multiples by the digits of a table's entries.</summary>
internal static class FewestProductLuts
{
    private static readonly ConditionalWeakTable<KernelProgram, KernelProgram> Known = [];

    /// <summary>The program; the same where no product gains by another form.</summary>
    /// <param name="kernel">The program.</param>
    public static KernelProgram Of(KernelProgram kernel) => Known.GetValue(kernel, Choose);

    private static KernelProgram Choose(KernelProgram kernel)
    {
        double least = LutCount.Of(kernel).Total;
        while (true)
        {
            (KernelProgram? found, double luts) = DigitProducts.OneIn(kernel).Select(program => (program, LutCount.Of(program).Total)).OrderBy(one => one.Total).FirstOrDefault();
            if (found is null || luts >= least)
            {
                return kernel;
            }

            (kernel, least) = (found, luts);
        }
    }
}
