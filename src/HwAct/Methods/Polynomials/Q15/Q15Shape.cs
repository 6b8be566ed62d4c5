namespace HwAct.Methods;

/// <summary>What a search fixes before coefficients.</summary>
/// <param name="Degree">Degree of the polynomials.</param>
/// <param name="LengthBits">A segment is 2^LengthBits positions long.</param>
/// <param name="Below">Number of segments below zero, where a residual without symmetry has its kink: none begins on one side and ends on the other.</param>
/// <param name="Above">Number of segments from zero on.</param>
internal readonly record struct Q15Shape(int Degree, int LengthBits, int Below, int Above)
{
    private static readonly ImmutableArray<int> Degrees = [3, 2, 1];

    /// <summary>Number of segments.</summary>
    public int Segments => Below + Above;

    /// <summary>Bytes of the tables.</summary>
    public int Bytes => 2 * Segments * (Degree + 1);

    /// <summary>Every shape for so many positions, the fewest bytes first.</summary>
    /// <param name="below">Number of positions below zero.</param>
    /// <param name="above">Number of positions from zero on.</param>
    /// <param name="degree">The degree, if it is not for the search to choose.</param>
    /// <param name="segments">The most segments.</param>
    /// <param name="isFilled">Whether only the shapes with the shortest segments are wanted: those that come nearest.</param>
    public static IEnumerable<Q15Shape> All(int below, int above, int? degree, int segments, bool isFilled)
    {
        int[] lengths = [.. Enumerable.Range(1, 15).Where(bits => Count(bits) <= segments)];
        return
            from shape in from d in degree is int one ? [one] : Degrees
                          from bits in isFilled ? lengths.Take(1) : lengths
                          where bits == 1 || Count(bits - 1) > Count(bits)
                          select new Q15Shape(d, bits, Filled(below, bits), Filled(above, bits))
            orderby shape.Bytes, shape.Degree
            select shape;

        int Count(int bits) => Filled(below, bits) + Filled(above, bits);

        static int Filled(int positions, int bits) => (positions + (1 << bits) - 1) >> bits;
    }
}
