namespace HwAct.Lowering;

/// <summary>What is known of operands in a stage.</summary>
/// <param name="Of">When each bit is there, in picoseconds after the clock.</param>
/// <param name="IsOpen">Which bits are sums whose LUTs have an input left.</param>
/// <param name="RowsOf">What is added to it as rows of one sum, because a sum of this stage alone reads it; null where it is a row itself.</param>
internal sealed record Arrivals(Func<Operand, long[]> Of, Func<Operand, bool[]> IsOpen, Func<Operand, SumRows?> RowsOf)
{
    /// <summary>What is only passed on.</summary>
    /// <param name="of">When each bit is there.</param>
    public static Arrivals Wired(Func<Operand, long[]> of) => new(of, operand => new bool[operand.Bits], _ => null);
}
