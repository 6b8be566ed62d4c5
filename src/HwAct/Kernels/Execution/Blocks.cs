namespace HwAct.Kernels;

/// <summary>The values of a step's operands over a block of codes.</summary>
/// <param name="blocks">A buffer for each operand.</param>
/// <param name="count">How many codes of the block are there.</param>
internal readonly ref struct Blocks<T>(ReadOnlySpan<T[]> blocks, int count)
{
    private readonly ReadOnlySpan<T[]> blocks = blocks;
    private readonly int count = count;

    /// <summary>The values of an operand.</summary>
    public ReadOnlySpan<T> this[int operand] => blocks[operand].AsSpan(0, count);
}
