using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>A rounding high multiply as what a processor without that instruction does: multiply, add one half, shift. Taken apart before constants
/// float, the half and the bias that keeps the shift unsigned are one constant.</summary>
internal static class RoundedProducts
{
    /// <summary>The kernel without rounding high multiplies.</summary>
    public static KernelProgram In(KernelProgram kernel)
    {
        if (!kernel.Steps.Any(step => step is RoundingHighMultiply))
        {
            return kernel;
        }

        var made = new RewrittenSteps(kernel);
        foreach (Step step in kernel.Steps)
        {
            if (step is RoundingHighMultiply { Left: Step left, Right: Step right } high)
            {
                Step product = made.Append(new Multiply(made.Fresh(high.Name + "_product"), made.Standing(left), made.Standing(right)));
                Step rounding = made.Append(new Add(made.Fresh(high.Name + "_rounding"), product, new Constant(high.Half)));
                made.Stand(step, made.Append(new ShiftRight(high.Name, rounding, new Constant(high.Bits), high.Remark)));
            }
            else
            {
                made.Keep(step);
            }
        }

        return made.Build();
    }
}
