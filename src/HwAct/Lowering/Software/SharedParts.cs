using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>|v| = 2·max(v, 0) − v where max(v, 0) is needed anyway: a subtraction of what is shifted in place of a sign and two operations. And what is
/// chosen or not by a bit is its product with the bit, which takes no branch.</summary>
internal static class SharedParts
{
    /// <summary>The kernel with magnitudes made of positive parts.</summary>
    public static KernelProgram In(KernelProgram kernel)
    {
        if (!kernel.Steps.Any(step => IsByBit(kernel, step) || (step is Absolute magnitude && PositivePart(kernel, magnitude.Source) is not null)))
        {
            return kernel;
        }

        var made = new RewrittenSteps(kernel);
        foreach (Step step in kernel.Steps.Where(step => !made.Has(step)))
        {
            if (step is Absolute magnitude && PositivePart(kernel, magnitude.Source) is Maximum part)
            {
                made.Keep(part);
                Step twice = made.Append(new ShiftLeft(made.Fresh("twice"), made.Standing(part), new Constant(1)));
                made.Stand(step, made.Append(new Subtract(magnitude.Name, twice, made.Standing(magnitude.Source), magnitude.Remark)));
            }
            else if (IsByBit(kernel, step) && step is Select { WhenTrue: Constant factor } choice)
            {
                Step bit = made.Standing(choice.Condition);
                made.Stand(step, made.Append(long.IsPow2(factor.Value)
                    ? new ShiftLeft(step.Name, bit, new Constant(long.Log2(factor.Value)), step.Remark)
                    : new Multiply(step.Name, bit, factor, step.Remark)));
            }
            else
            {
                made.Keep(step);
            }
        }

        return made.Build();
    }

    private static bool IsByBit(KernelProgram kernel, Step step) =>
        step is Select { WhenTrue: Constant { Value: > 0 }, WhenFalse: Constant { Value: 0 } } choice && kernel.RangeOf(choice.Condition) is { Min: 0, Max: 1 };

    // Where two ports have too many pairs to run, ranges are those of intervals, which do not see that both operands are of one value.
    private static Maximum? PositivePart(KernelProgram kernel, Step value) => kernel.Inputs.Length > 1 && value is not Input and not Subtract { Left: Input, Right: Constant } and not Add { Left: Input, Right: Constant }
        ? null
        : kernel.Steps.OfType<Maximum>().FirstOrDefault(step => step.Left == value && step.Right is Constant { Value: 0 });
}
