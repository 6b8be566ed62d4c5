using System.Globalization;
using HwAct.Ideals;
using HwAct.Methods.Residuals;
using HwAct.Specifications;

namespace HwAct.Methods.Polynomials;

/// <summary>The fewest straight segments that keep the bound, with integer slopes and offsets.</summary>
public sealed class PiecewiseLinearMethod : IMethod
{
    private const string PowerOfTwo = "power-of-two";

    /// <inheritdoc/>
    public MethodSignature Signature { get; } = new(
        "piecewise-linear",
        "the provably fewest straight segments for a bound: one multiplication",
        [
            new("segments", "number of segments at most; without max_error_lsb the error is made as small as they allow") { Min = 1, Max = 1024 },
            new("breakpoints", "free ones are stored; octave and uniform ones follow from the leading bits") { Words = SegmentationWords.All },
            new("slopes", "any slope, or powers of two only: shift and add instead of a multiplier") { Words = ["any", PowerOfTwo] },
        ]);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        int? segments = specification.Method.Whole("segments");
        double? bound = specification.MaxErrorLsb ?? (segments is null ? OutputTolerance.Faithful : null);
        bool powerOfTwoSlopes = specification.Method.Word("slopes") == PowerOfTwo;
        var designer = new LinearDesigner(reference, SegmentationWords.Of(specification), segments, powerOfTwoSlopes);
        LinearDesign design = bound is double promised
            ? designer.Smallest(promised) ?? Closer(designer, promised, segments) ?? throw NotReached(designer, promised, segments)
            : designer.MostExact();
        return Write(design, bound, powerOfTwoSlopes);
    }

    // So many segments may be more than a wide bound leaves room for; the most exact that they can be keeps it too.
    private static LinearDesign? Closer(LinearDesigner designer, double promised, int? segments) =>
        segments is not null && designer.MostExact() is LinearDesign closest && closest.Frame.MaxErrorLsb <= promised ? closest : null;

    private static DesignException NotReached(LinearDesigner designer, double promised, int? segments)
    {
        string with = segments is null ? "" : string.Create(CultureInfo.InvariantCulture, $" with {segments} segments");
        return new DesignException(segments is null
            ? "straight segments cannot keep this bound: the base alone leaves it; method table can"
            : $"piecewise-linear{with} reaches {designer.MostExact().Frame.MaxErrorLsb:0.###} LSB at best, not {promised:0.###}");
    }

    private static Design Write(LinearDesign design, double? promise, bool powerOfTwoSlopes)
    {
        PiecewisePolynomial polynomial = design.Minimal.Polynomial;
        return new Design(
            design.Frame.Write(polynomial.GuardBits, design.Start, design.Cut, (builder, position) => powerOfTwoSlopes
                ? ShiftAndAddWriter.Write(builder, position, polynomial)
                : PolynomialWriter.Write(builder, position, polynomial)),
            promise,
            [
                new("segments", ParameterValue.Of(polynomial.Segments)),
                new("breakpoints", ParameterValue.Of(SegmentationWords.NameOf(polynomial.Segmentation))),
                new("slopes", ParameterValue.Of(powerOfTwoSlopes ? PowerOfTwo : "any")),
                new("slope_shift", ParameterValue.Of(polynomial.Shifts[0])),
                new("guard_bits", ParameterValue.Of(polynomial.GuardBits)),
            ],
            [])
        {
            Minimality = [.. design.Minimal.Certificate.Select(stretch => new InfeasibleStretch(stretch.First + design.Start, stretch.Last + design.Start))],
        };
    }
}
