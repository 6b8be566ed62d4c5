using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Polynomials of degree 1 to 3 on equal segments, all of whose arithmetic is that of 16-bit lanes with a rounding high multiply.</summary>
/// <remarks>
/// Error budget: half an LSB goes to the one rounding at the end, a quarter of what the bound leaves beyond it to the base where the scales are unequal
/// (<see cref="ResidualFrame"/>). Each stage of Horner's rule rounds by half of 2^−guard LSB at most, times u for those before the last; guard bits are as
/// many as fill a lane: five for GELU in Q3.12, none for what fills the output's 16 bits by itself. The rest is for the polynomial: (w/2)^4/192·f⁗ for a cubic on
/// a segment of width w.
/// </remarks>
internal sealed class Q15PolynomialMethod : IMethod
{
    // What four rows of a vector unit hold.
    private const int MostSegments = 32;
    private const int LaneBits = 16;

    // Of the least bound, in output LSB.
    private const double Resolution = 1.0 / 512;

    /// <inheritdoc/>
    public MethodSignature Signature => Q15PolynomialDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => specification.Output.Type.Bits > LaneBits
        ? $"its lanes have {LaneBits} bits, and the output has {specification.Output.Type.Bits}"
        : null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        int? degree = Q15PolynomialDeclaration.Degree.In(specification.Method);
        int? segments = Q15PolynomialDeclaration.Segments.In(specification.Method);
        Found found = specification.Bound.PromiseLsb is double bound
            ? Within(reference, bound, degree, segments, isFilled: false) ?? throw NotReached(reference, bound, degree, segments)
            : MostExact(reference, degree, segments) ?? throw new DesignException("the residual does not fit lanes of 16 bits; method table does");
        Q15Polynomial polynomial = found.Polynomial;
        return new Design(
            found.Frame.Write(polynomial.GuardBits, found.Start, found.Cut, (builder, position) => Q15Writer.Write(builder, position, polynomial)),
            specification.Bound,
            [
                Q15PolynomialDeclaration.Degree.With(polynomial.Degree),
                Q15PolynomialDeclaration.Segments.With(polynomial.Segments),
            ],
            [])
        {
            Derived = [new("segment_length", ParameterValue.Of(1 << polynomial.LengthBits)), new("guard_bits", ParameterValue.Of(polynomial.GuardBits))],
        };
    }

    private static Found? Within(IdealCodes reference, double bound, int? degree, int? segments, bool isFilled)
    {
        foreach (ResidualFrame frame in Frames(reference, bound))
        {
            if (frame.Window() is (int start, int cut) && Within(frame, start, cut, degree, segments, isFilled) is Found found)
            {
                return found;
            }
        }

        return null;
    }

    // A base of unequal scales has sixteen fraction bits, which lanes tell apart as the two halves of a product, where its error leaves room for that. What ends
    // at both ends of a full-scale type is inverted there: its negative would want a bit more than a lane has.
    private static IEnumerable<ResidualFrame> Frames(IdealCodes reference, double bound)
    {
        var usual = new ResidualFrame(reference, bound);
        bool isScaled = usual.BaseFractionBits > 0 && reference.Specification.Activation.Base is { NegativeOffset: 0, PositiveOffset: 0 };
        return isScaled ? [new ResidualFrame(reference, bound, baseBits: LaneBits), usual]
            : SettledEnds.From(reference, bound, usual, granule: 1) is int settled ? [new ResidualFrame(reference, bound, complementFrom: settled), usual]
            : [usual];
    }

    private static Found? Within(ResidualFrame frame, int start, int cut, int? degree, int? segments, bool isFilled)
    {
        int zero = frame.Folding.IsUnfolded ? (int)Math.Clamp(-frame.Folding.Origin, start, cut) : 0;
        foreach (Q15Shape shape in Q15Shape.All(zero - start, cut - zero + 1, degree, segments ?? MostSegments, isFilled))
        {
            // To the end of the last segment: where the residual has vanished the polynomial is freer than where everything beyond is one code.
            int first = zero - (shape.Below << shape.LengthBits);
            int end = (int)Math.Min(frame.Folding.Positions, first + ((long)shape.Segments << shape.LengthBits)) - 1;
            if (first >= 0 && Q15Search.Find(frame, first, end, shape) is Q15Polynomial polynomial)
            {
                return new Found(frame, polynomial, first, end);
            }
        }

        return null;
    }

    private static Found? MostExact(IdealCodes reference, int? degree, int? segments) => LeastBound.Find(
        bound => Within(reference, bound, degree, segments, isFilled: true), Math.ScaleB(1, reference.Specification.Output.Type.Bits), Resolution);

    private static DesignException NotReached(IdealCodes reference, double bound, int? degree, int? segments)
    {
        string words = Refusal.With(reference.Specification);
        Found? best = MostExact(reference, degree, segments);
        return new DesignException(best is null
            ? $"the residual does not fit lanes of 16 bits{words}; method table keeps any bound"
            : $"a polynomial in Q15{words} reaches {Figure.AtMost(best.Frame.MaxErrorLsb)} LSB at best, not {Figure.Exact(bound)}; ask for that, for more segments, or for method piecewise-polynomial");
    }

    private sealed record Found(ResidualFrame Frame, Q15Polynomial Polynomial, int Start, int Cut);
}
