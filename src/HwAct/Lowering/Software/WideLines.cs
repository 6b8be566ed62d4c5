using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>Two lines through zero before a shift: ⌊((N &lt; 0 ? Below : Above)·N + Added) / 2^Shift⌋.</summary>
/// <param name="Rounded">The step of the shift.</param>
/// <param name="N">What is multiplied.</param>
/// <param name="IsBelow">1 where it is below zero.</param>
/// <param name="Below">Its factor there, not negative.</param>
/// <param name="Above">Its factor elsewhere, not negative.</param>
/// <param name="Added">What is added before the shift.</param>
/// <param name="Shift">Bits that are shifted out.</param>
internal sealed record WideLines(Step Rounded, Step N, Step IsBelow, long Below, long Above, long Added, int Shift)
{
    /// <summary>The lines that a step rounds, if it does.</summary>
    public static WideLines? Of(Step step)
    {
        if (step is not ShiftRight { Right: Constant { Value: < 62 } shift, Left: Add { Left: Select { Condition: Less { Left: Step n, Right: Constant { Value: 0 } } } lines, Right: Constant { Value: >= 0 } added } })
        {
            return null;
        }

        return Slope(lines.WhenTrue, n) is long below && Slope(lines.WhenFalse, n) is long above
            ? new WideLines(step, n, lines.Condition, below, above, added.Value, (int)shift.Value)
            : null;
    }

    /// <summary>Whether a product takes more than 32 bits.</summary>
    public bool IsWide(ValueRange codes) => codes is { Min: < 0, Max: > 0 } && Math.Max(Below, Above) * Math.Max(-codes.Min, codes.Max) > int.MaxValue;

    // What n is multiplied by, where that is not negative.
    private static long? Slope(Step step, Step n) => step switch
    {
        _ when step == n => 1,
        Multiply { Left: Step left, Right: Constant { Value: > 0 } by } when left == n => by.Value,
        ShiftLeft { Left: Step left, Right: Constant by } when left == n => 1L << (int)by.Value,
        _ => null,
    };
}
