using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Polynomials of degree 1 to 3 on segments, by Horner's rule over integers, in the fewest ROM bits for the bound.</summary>
/// <remarks>
/// Error budget: half an LSB goes to the one rounding at the end, a quarter of what the bound leaves beyond it (an eighth of an LSB at most)
/// to the base. Inside the polynomial each stage of Horner's rule floors: it loses between nothing and one unit of its accumulator, on
/// average half, which the coefficients make up for; with accumulators finer than the result by the bits of u at every stage, each loses less
/// than 2^−(guard bits) LSB, of which there are 5 to 12. What remains is for the polynomial and for coefficients of few bits, and how it is
/// shared is the search: nothing is accepted before the integer program of every segment has run over all its codes inside the allowed
/// intervals.
/// </remarks>
internal sealed class PiecewisePolynomialMethod : IMethod
{
    // Of the least bound, in output LSB.
    private const double Resolution = 1.0 / 32;

    /// <inheritdoc/>
    public MethodSignature Signature => PiecewisePolynomialDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        PolynomialSearchOptions options = Options(specification);
        Found found = specification.Bound.PromiseLsb is double bound
            ? Within(reference, bound, options) ?? throw NotReached(specification, bound)
            : MostExact(reference, options) ?? throw NotReached(specification, Math.ScaleB(1, specification.Output.Type.Bits));
        PiecewisePolynomial polynomial = found.Polynomial;
        return new Design(
            found.Frame.Write(polynomial.GuardBits, found.Start, found.Cut, (builder, position) => PolynomialWriter.Write(builder, position, polynomial)),
            specification.Bound,
            [
                PiecewisePolynomialDeclaration.Degree.With(polynomial.Degree),
                PiecewisePolynomialDeclaration.Segments.With(found.MostSegments),
                BreakpointsParameter.Breakpoints.With(polynomial.Segmentation),
                EffortParameter.Effort.With(options.Effort),
            ],
            [])
        {
            Derived = [.. Used(polynomial, found.MostSegments), new("guard_bits", ParameterValue.Of(polynomial.GuardBits))],
        };
    }

    // A design may leave segments over that it was allowed.
    private static IEnumerable<KeyValuePair<string, ParameterValue>> Used(PiecewisePolynomial polynomial, int most) =>
        polynomial.Segments == most ? [] : [new("segments_used", ParameterValue.Of(polynomial.Segments))];

    private static Found? Within(IdealCodes reference, double bound, PolynomialSearchOptions options)
    {
        var frame = new ResidualFrame(reference, bound);
        if (frame.Window() is not (int start, int cut))
        {
            throw new DesignException("no residual keeps this bound beside its base; method table does");
        }

        return PolynomialSearch.SmallestWithin(guard => frame.AllowedAt(guard).Window(start, cut), options) is (PiecewisePolynomial polynomial, int segments)
            ? new Found(frame, polynomial, segments, start, cut)
            : null;
    }

    // Where correct rounding is beyond reach a quick search finds the bound, and what keeps it is then searched for with all the effort
    // that is asked for.
    private static Found? MostExact(IdealCodes reference, PolynomialSearchOptions options)
    {
        Found? found = LeastBound.Find(
            bound => Within(reference, bound, bound > ErrorBound.OfCorrectRounding ? options with { Effort = SearchEffort.Quick } : options),
            Math.ScaleB(1, reference.Specification.Output.Type.Bits),
            Resolution);
        return found is { Frame.MaxErrorLsb: > ErrorBound.OfCorrectRounding } ? Within(reference, found.Frame.MaxErrorLsb, options) ?? found : found;
    }

    private static PolynomialSearchOptions Options(KernelSpecification specification)
    {
        MethodChoice method = specification.Method;
        var options = new PolynomialSearchOptions
        {
            Segments = PiecewisePolynomialDeclaration.Segments.In(method),
            Segmentation = BreakpointsParameter.Breakpoints.In(method),
            Effort = EffortParameter.Effort.In(method),
        };
        return PiecewisePolynomialDeclaration.Degree.In(method) is int degree ? options with { Degrees = [degree] } : options;
    }

    private static DesignException NotReached(KernelSpecification specification, double bound) =>
        new($"no piecewise polynomial{Refusal.With(specification)} keeps {Figure.Exact(bound)} LSB; ask for more segments, a wider bound, or method table");

    private sealed record Found(ResidualFrame Frame, PiecewisePolynomial Polynomial, int MostSegments, int Start, int Cut);
}
