namespace HwAct.Lowering;

/// <summary>About how many LUTs of four inputs a program takes: what its routes are as long by. What a kernel costs is counted elsewhere.</summary>
internal static class LogicSize
{
    // Of tables of slopes and offsets, whose high bits change seldom.
    private const int TableBitsInLut = 24;

    /// <summary>The number.</summary>
    /// <param name="program">The program.</param>
    /// <param name="isBlock">Whether a table is read from a memory.</param>
    public static long Of(LoweredProgram program, Func<Read, bool> isBlock)
    {
        long tableBits = TableBits(program, isBlock);
        return (tableBits / TableBitsInLut) + program.Definitions.Sum(definition => definition.Primitive switch
        {
            Sum or Difference or Negation or Magnitude or Multiple or Inversion or Selection => definition.Type.Bits,
            Count count => count.Limits.Length * count.Source.Bits,
            Network network => network.Logic.Luts.Length,
            _ => 0L,
        });
    }

    /// <summary>Bits of the tables that are logic.</summary>
    /// <param name="program">The program.</param>
    /// <param name="isBlock">Whether a table is read from a memory.</param>
    public static long TableBits(LoweredProgram program, Func<Read, bool> isBlock) =>
        program.Definitions.Select(definition => definition.Primitive).OfType<Read>().Where(read => !isBlock(read)).DistinctBy(read => read.Table).Sum(read => read.Table.RomBits);
}
