namespace HwAct.Methods;

/// <summary>What stands in a row and how it is used: P = (offset + slope·(place >> dropped)) mod 2^width, less a bias.</summary>
/// <param name="PlaceBits">A segment is 2^PlaceBits positions long.</param>
/// <param name="Shift">Fraction bits of P.</param>
/// <param name="Dropped">Low bits of the place that are not used.</param>
/// <param name="Digits">Signed radix-4 digits of a slope.</param>
/// <param name="Width">Bits of an offset and of P.</param>
internal sealed record LogicShape(int PlaceBits, int Shift, int Dropped, int Digits, int Width)
{
    /// <summary>Bits of the place that are used.</summary>
    public int UsedBits => PlaceBits - Dropped;

    /// <summary>Bits of a row: the offset, and above it the slope's digits.</summary>
    public int RowBits => Width + (2 * Digits);

    /// <summary>The slopes that so many digits reach.</summary>
    public (long Least, long Most) Slopes => SlopeDigits.Reach(Digits);
}
