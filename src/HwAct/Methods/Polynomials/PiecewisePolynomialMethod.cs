using System.Globalization;
using HwAct.Ideals;
using HwAct.Methods.Residuals;
using HwAct.Specifications;

namespace HwAct.Methods.Polynomials;

/// <summary>Polynomials of degree 1 to 3 on segments, by Horner's rule over integers, in the fewest ROM bits for the bound.</summary>
public sealed class PiecewisePolynomialMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature { get; } = new(
        "piecewise-polynomial",
        "polynomials of degree 1 to 3 on a few segments: the smallest tables, also correctly rounded",
        [
            new("degree", "degree of the polynomials, and number of multiplications") { Min = 1, Max = 3 },
            new("segments", "number of segments, at most") { Min = 1, Max = 256 },
            new("breakpoints", "free ones are stored; octave and uniform ones follow from the leading bits") { Words = SegmentationWords.All },
            new("effort", "how long to search: quick, balanced or thorough") { Words = ["quick", "balanced", "thorough"] },
        ]);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        double bound = specification.MaxErrorLsb ?? OutputTolerance.Faithful;
        var frame = new ResidualFrame(reference, bound);
        if (Window(frame) is not (int start, int cut))
        {
            throw new DesignException("no residual keeps this bound beside its base; method table does");
        }

        PiecewisePolynomial polynomial = PolynomialSearch.Smallest(guard => frame.AllowedAt(guard).Window(start, cut), Options(specification))
            ?? throw NotReached(specification, bound);
        return new Design(
            frame.Write(polynomial.GuardBits, start, cut, (builder, position) => PolynomialWriter.Write(builder, position, polynomial)),
            bound,
            [
                new("degree", ParameterValue.Of(polynomial.Degree)),
                new("segments", ParameterValue.Of(polynomial.Segments)),
                new("breakpoints", ParameterValue.Of(SegmentationWords.NameOf(polynomial.Segmentation))),
                new("guard_bits", ParameterValue.Of(polynomial.GuardBits)),
            ],
            []);
    }

    // Cut where the corridor of many guard bits settles: one of fewer guard bits settles there or earlier.
    private static (int Start, int Cut)? Window(ResidualFrame frame)
    {
        for (int guard = 0; guard <= MostGuardBits; guard += 2)
        {
            AllowedIntervals corridor = frame.AllowedAt(guard);
            if (corridor.IsOpen)
            {
                int start = frame.Folding.IsUnfolded ? corridor.GreatestStart : 0;
                return (start, Math.Max(start, corridor.LeastCut));
            }
        }

        return null;
    }

    private const int MostGuardBits = 12;

    private static PolynomialSearchOptions Options(KernelSpecification specification)
    {
        var options = new PolynomialSearchOptions
        {
            Segments = specification.Method.Whole("segments"),
            Segmentations = [SegmentationWords.Of(specification)],
            Effort = specification.Method.Word("effort") switch
            {
                "quick" => SearchEffort.Quick,
                "thorough" => SearchEffort.Thorough,
                _ => SearchEffort.Balanced,
            },
        };
        return specification.Method.Whole("degree") is int degree ? options with { Degrees = [degree] } : options;
    }

    private static DesignException NotReached(KernelSpecification specification, double bound)
    {
        string with = string.Join(" and ", specification.Method.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value}"));
        return new DesignException(string.Create(
            CultureInfo.InvariantCulture,
            $"no piecewise polynomial{(with.Length == 0 ? "" : " with " + with)} keeps {bound:0.###} LSB; ask for more segments, a wider bound, or method table"));
    }
}
