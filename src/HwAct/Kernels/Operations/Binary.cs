namespace HwAct.Kernels;

/// <summary>A step with two operands.</summary>
internal abstract class Binary(string name, Step left, Step right, string remark) : Step(name, remark)
{
    /// <summary>First operand.</summary>
    public Step Left { get; } = left;

    /// <summary>Second operand.</summary>
    public Step Right { get; } = right;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands { get; } = [left, right];

    /// <summary>Both operands with a sign between them.</summary>
    private protected string Infix(string sign) => $"{Left.AsOperand} {sign} {Right.AsOperand}";

    // The extremes of what is monotone in each operand are at corners.
    private protected static (Int128 Min, Int128 Max) Corners(ReadOnlySpan<ValueRange> operands, Func<Int128, Int128, Int128> apply)
    {
        (ValueRange a, ValueRange b) = (operands[0], operands[1]);
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
}
