namespace HwAct.Methods;

/// <summary>
/// The square of the distance of a place from the middle of its segment, rounded down to a few bits: what a row's curvature is multiplied by. A line through
/// a parabola's segment is off by that alone, so the slope takes no part of it, and both halves of a segment share its logic.
/// </summary>
internal static class MiddleSquares
{
    /// <summary>Bits that a place has at least so that its square is no constant.</summary>
    public const int LeastPlaceBits = 3;

    /// <summary>⌊(m² + m) / 2^k⌋ of a place m + ½ from the middle, with the k that leaves so many bits.</summary>
    /// <param name="placeBits">Bits of a place.</param>
    /// <param name="bits">Bits of a square.</param>
    public static long[] Of(int placeBits, int bits)
    {
        int half = 1 << (placeBits - 1);
        int shift = Math.Max(0, (2 * (placeBits - 1)) - bits);
        return [.. Enumerable.Range(0, 2 * half).Select(place => (long)(place >= half ? place - half : half - 1 - place)).Select(m => ((m * m) + m) >> shift)];
    }

    /// <summary>The same of what a place of the first half is, its distance from the end.</summary>
    public static long[] OfHalf(int placeBits, int bits) => [.. Of(placeBits, bits).Take(1 << (placeBits - 1))];
}
