namespace HwAct.Specifications;

/// <summary>The method <c>packed-table</c>.</summary>
internal static class PackedTableDeclaration
{
    /// <summary>The most address bits of a place.</summary>
    public const int MostPlaceBits = 4;

    /// <summary>The most bits of an increment.</summary>
    public const int MostIncrementBits = 4;

    /// <summary>The most fraction bits of the residual.</summary>
    public const int MostShift = 12;

    /// <summary>Bits of a position inside its row.</summary>
    public static SearchedParameter PlaceBits { get; } = new("place_bits", "each row is 2^place_bits positions; 0 is a table of the residual", 0, MostPlaceBits);

    /// <summary>Bits of the increment of each place.</summary>
    public static SearchedParameter IncrementBits { get; } = new("increment_bits", "bits of what each place of a row is above the row's least value; 1 is the carry into the sum that is there", 0, MostIncrementBits);

    /// <summary>Fraction bits of the residual.</summary>
    public static SearchedParameter Shift { get; } = new("shift", "fraction bits of the residual, shifted out at the end", 0, MostShift);

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "packed-table",
        "a table of rows of a few neighboring positions, each the least value and a short increment for every place: fills block RAM, with hardly any logic beside",
        [PlaceBits, IncrementBits, Shift]);
}
