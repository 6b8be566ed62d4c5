using HwAct.Kernels.Operations;

namespace HwAct.Kernels.Ranges;

/// <summary>
/// Interval arithmetic over steps: a quick, sound, but not tight range. It shows that a step cannot overflow 64-bit arithmetic
/// before it is run, and it stands in for the exact range where two ports have too many pairs to run.
/// </summary>
internal static class Bounds
{
    // One bit of room below long, so that the emitters may negate or add a rounding constant without a thought.
    private static readonly Int128 Limit = Int128.One << 62;

    /// <summary>The range of <paramref name="step"/> given the ranges of its operands.</summary>
    /// <exception cref="KernelException">The range does not fit 63 bits.</exception>
    public static ValueRange Of(Step step, Func<Step, ValueRange> rangeOf)
    {
        (Int128 min, Int128 max) = step switch
        {
            Input input => (input.Port.Type.Min, input.Port.Type.Max),
            Constant constant => (constant.Value, constant.Value),
            Add add => Sum(rangeOf(add.Left), rangeOf(add.Right)),
            Subtract subtract => Difference(rangeOf(subtract.Left), rangeOf(subtract.Right)),
            Multiply multiply => Corners(rangeOf(multiply.Left), rangeOf(multiply.Right), (a, b) => a * b),
            Minimum minimum => Ordered(rangeOf(minimum.Left), rangeOf(minimum.Right), Math.Min),
            Maximum maximum => Ordered(rangeOf(maximum.Left), rangeOf(maximum.Right), Math.Max),
            ShiftLeft shift => Corners(rangeOf(shift.Left), Amount(shift, rangeOf(shift.Right)), (a, b) => a << (int)b),
            ShiftRight shift => Corners(rangeOf(shift.Left), Amount(shift, rangeOf(shift.Right)), (a, b) => a >> (int)b),
            Less or Equal => ((Int128)0, (Int128)1),
            LowBits low => Low(rangeOf(low.Source), low.Bits),
            Lookup lookup => (lookup.Table.Range.Min, lookup.Table.Range.Max),
            Rank rank => (0, rank.Table.Entries.Length),
            Select select => Union(rangeOf(select.WhenTrue), rangeOf(select.WhenFalse)),
            _ => throw new KernelException($"No bounds are known for {step}."),
        };
        return min >= -Limit && max <= Limit
            ? new ValueRange((long)min, (long)max)
            : throw new KernelException($"{step} could take {min} to {max}, which leaves 63 bits.");
    }

    private static (Int128 Min, Int128 Max) Sum(ValueRange a, ValueRange b) => ((Int128)a.Min + b.Min, (Int128)a.Max + b.Max);

    private static (Int128 Min, Int128 Max) Difference(ValueRange a, ValueRange b) => ((Int128)a.Min - b.Max, (Int128)a.Max - b.Min);

    private static (Int128 Min, Int128 Max) Ordered(ValueRange a, ValueRange b, Func<long, long, long> choose) =>
        (choose(a.Min, b.Min), choose(a.Max, b.Max));

    private static (Int128 Min, Int128 Max) Union(ValueRange a, ValueRange b) => (Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max));

    private static (Int128 Min, Int128 Max) Low(ValueRange source, int bits)
    {
        long mask = (1L << bits) - 1;
        return source.Min >= 0 && source.Max <= mask ? (source.Min, source.Max) : (0, mask);
    }

    // Every operation here is monotone in each operand, so its extremes are at corners.
    private static (Int128 Min, Int128 Max) Corners(ValueRange a, ValueRange b, Func<Int128, Int128, Int128> apply)
    {
        ReadOnlySpan<Int128> corners = [apply(a.Min, b.Min), apply(a.Min, b.Max), apply(a.Max, b.Min), apply(a.Max, b.Max)];
        Int128 min = corners[0];
        Int128 max = corners[0];
        foreach (Int128 corner in corners)
        {
            min = Int128.Min(min, corner);
            max = Int128.Max(max, corner);
        }

        return (min, max);
    }

    private static ValueRange Amount(Step step, ValueRange amount) => amount is { Min: >= 0, Max: <= 62 }
        ? amount
        : throw new KernelException($"{step} shifts by {amount.Min} to {amount.Max} bits; 0 to 62 are possible.");
}
