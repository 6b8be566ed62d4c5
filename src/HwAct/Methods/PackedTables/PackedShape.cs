namespace HwAct.Methods;

/// <summary>What stands in a row of neighboring positions and how many bits it takes: P = least + increment of the place.</summary>
/// <param name="PlaceBits">A row is 2^PlaceBits positions.</param>
/// <param name="IncrementBits">Bits of the increment of each place; 0 where a row is one position.</param>
/// <param name="Shift">Fraction bits of P.</param>
internal sealed record PackedShape(int PlaceBits, int IncrementBits, int Shift)
{
    /// <summary>Places of a row.</summary>
    public int Places => 1 << PlaceBits;

    /// <summary>The greatest increment.</summary>
    public int MostIncrement => (1 << IncrementBits) - 1;

    /// <summary>Bits of all increments of a row, which stand below the least value.</summary>
    public int AllIncrements => IncrementBits * Places;

    /// <summary>Number of rows that hold so many positions.</summary>
    public int RowsOf(int positions) => (positions + Places - 1) >> PlaceBits;
}
