using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>Coefficients of every segment, and what a shape takes.</summary>
/// <param name="Frame">What is around the residual.</param>
/// <param name="Shape">How they are used.</param>
/// <param name="Start">First position that is kept.</param>
/// <param name="Cut">Last position that is kept.</param>
/// <param name="Count">Positions that have a segment, counted from the first.</param>
/// <param name="Settled">What P is beyond them; null where there is nothing.</param>
/// <param name="Segments">The segments.</param>
internal sealed record DspDesign(ResidualFrame Frame, DspShape Shape, int Start, int Cut, int Count, long? Settled, ImmutableArray<DspSegment> Segments)
{
    // A LUT6 of an FPGA is two columns of so many rows, or one of twice as many.
    private const int RowsOfLut = 32;

    /// <summary>Widths of c2, c1 and c0.</summary>
    public ImmutableArray<int> Bits { get; } =
    [
        Width(Segments.Select(segment => segment.C2)),
        Width(Segments.Select(segment => segment.C1)),
        Width(Segments.Select(segment => segment.OffsetOf(Shape.Offset))),
    ];

    /// <summary>The sum that is multiplied the second time.</summary>
    public int InnerBits => Width(Segments.SelectMany(segment => (long[])[segment.C1 << Shape.Slope, (segment.C1 << Shape.Slope) + (segment.C2 * ((1L << Shape.PlaceBits) - 1))]));

    /// <summary>What designs are compared by: columns of the tables, in LUTs.</summary>
    public int Weight => Bits.Sum() * Math.Max(1, Segments.Length / RowsOfLut);

    private static int Width(IEnumerable<long> values)
    {
        long[] all = [.. values];
        return IntegerType.Holding(all.Min(), all.Max()).Bits;
    }
}
