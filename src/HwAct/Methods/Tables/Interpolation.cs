namespace HwAct.Methods;

/// <summary>
/// The integer arithmetic of an interpolated table: P(t) = (e[i] &lt;&lt; w) + (e[i+1] − e[i])·f + round, with the segment i = t >> w
/// and the fraction f = t mod 2^w. P has w more fraction bits than the entries.
/// </summary>
/// <param name="Start">Position at which the table starts.</param>
/// <param name="Segments">Number of segments; the table has one entry more.</param>
/// <param name="WidthBits">w: a segment is 2^w positions wide.</param>
/// <param name="EntryGuardBits">Fraction bits of the entries, in output LSB.</param>
internal readonly record struct Interpolation(int Start, int Segments, int WidthBits, int EntryGuardBits)
{
    /// <summary>Positions in a segment.</summary>
    public int Width => 1 << WidthBits;

    /// <summary>Fraction bits of P.</summary>
    public int GuardBits => EntryGuardBits + WidthBits;

    /// <summary>Last position of the table; beyond it P stays as it is there.</summary>
    public int Cut => Start + (Segments * Width) - 1;

    /// <summary>One half output LSB where the entries have no fraction bit to hold it, else 0: they carry it themselves.</summary>
    public long Round => EntryGuardBits == 0 && WidthBits > 0 ? 1L << (WidthBits - 1) : 0;

    /// <summary>P at a fraction of a segment.</summary>
    public long At(long left, long right, int fraction) => (left << WidthBits) + ((right - left) * fraction) + Round;
}
