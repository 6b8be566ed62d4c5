using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>Writes polynomials in Q15 arithmetic as steps.</summary>
internal static class Q15Writer
{
    // Lanes read entries of 16 bits, whatever fewer would hold.
    private static readonly IntegerType Lane = new(signed: true, 16);
    private static readonly IntegerType UnsignedLane = new(signed: false, 16);

    /// <summary>The steps from a position to the value of the polynomial.</summary>
    public static Step Write(KernelBuilder builder, Step position, Q15Polynomial polynomial)
    {
        Step segment = polynomial.Segments == 1 ? KernelBuilder.Constant(0) : builder.ShiftRight("segment", position, polynomial.LengthBits, "equal segments");
        Step place = polynomial.Segments == 1 ? position : builder.LowBits("place", position, polynomial.LengthBits, "place inside the segment");
        Step sum = Coefficient(builder, segment, polynomial, polynomial.Degree);
        for (int k = polynomial.Degree; k > 0; k--)
        {
            Step scaled = builder.RoundingHighMultiply($"scaled{k}", sum, place, polynomial.LengthBits, k == polynomial.Degree ? "the length of a segment is 1" : "");
            sum = builder.Add($"sum{k - 1}", scaled, Coefficient(builder, segment, polynomial, k - 1));
        }

        return sum;
    }

    private static Step Coefficient(KernelBuilder builder, Step segment, Q15Polynomial polynomial, int power)
    {
        ImmutableArray<long> entries = polynomial.Coefficients[power];
        return segment is Constant
            ? KernelBuilder.Constant(entries[0])
            : builder.Lookup($"c{power}_read", new Table($"c{power}", entries, $"coefficient {power} of every segment", entries.Max() > short.MaxValue ? UnsignedLane : Lane), segment);
    }
}
