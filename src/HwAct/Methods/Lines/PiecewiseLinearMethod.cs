using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>The fewest straight segments that keep the bound, with integer slopes and offsets.</summary>
/// <remarks>
/// Error budget: half an LSB goes to the one rounding at the end, a quarter of what the bound leaves beyond it (an eighth of an LSB at most)
/// to the base, the rest to the line. The slope is an integer over 2^shift, fine enough to be less than half an LSB off over all
/// positions, which over one segment is next to nothing; the offset has guard bits, 2^−4 LSB at first. Both are then made coarser for as
/// long as no segment is added. The allowed intervals hold base and rounding as they will run and <see cref="LineReach"/> decides over the integer line,
/// floor included, so what it accepts keeps the bound and what it refuses no line of that arithmetic can serve.
/// </remarks>
internal sealed class PiecewiseLinearMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature => PiecewiseLinearDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        int? segments = PiecewiseLinearDeclaration.Segments.In(specification.Method);
        SegmentationKind segmentation = BreakpointsParameter.Breakpoints.In(specification.Method);
        SlopeKind slopes = PiecewiseLinearDeclaration.Slopes.In(specification.Method);
        var designer = new LinearDesigner(reference, segmentation, segments, slopes);
        LinearDesign design = specification.Bound.PromiseLsb is double promised
            ? designer.Smallest(promised) ?? Closer(designer, promised, segments) ?? throw NotReached(designer, promised, segments)
            : designer.MostExact();
        return Write(design, specification.Bound, slopes);
    }

    // So many segments may be more than a wide bound leaves room for; the most exact that they can be keeps it too.
    private static LinearDesign? Closer(LinearDesigner designer, double promised, int? segments) =>
        segments is not null && designer.MostExact() is LinearDesign closest && closest.Frame.MaxErrorLsb <= promised ? closest : null;

    private static DesignException NotReached(LinearDesigner designer, double promised, int? segments)
    {
        string with = segments is null ? "" : string.Create(CultureInfo.InvariantCulture, $" with {segments} segments");
        return new DesignException(segments is null
            ? "straight segments cannot keep this bound: the base alone leaves it; method table can"
            : $"piecewise-linear{with} reaches {Figure.AtMost(designer.MostExact().Frame.MaxErrorLsb)} LSB at best, not {Figure.Exact(promised)}");
    }

    private static Design Write(LinearDesign design, ErrorBound bound, SlopeKind slopes)
    {
        PiecewisePolynomial polynomial = design.Minimal.Polynomial;
        return new Design(
            design.Frame.Write(polynomial.GuardBits, design.Start, design.Cut, (builder, position) => slopes == SlopeKind.PowerOfTwo
                ? ShiftAndAddWriter.Write(builder, position, polynomial)
                : PolynomialWriter.Write(builder, position, polynomial)),
            bound,
            [
                PiecewiseLinearDeclaration.Segments.With(polynomial.Segments),
                BreakpointsParameter.Breakpoints.With(polynomial.Segmentation),
                PiecewiseLinearDeclaration.Slopes.With(slopes),
            ],
            [])
        {
            Derived = [new("slope_shift", ParameterValue.Of(polynomial.Shifts[0])), new("guard_bits", ParameterValue.Of(polynomial.GuardBits))],
            Minimality = [.. design.Minimal.Certificate.Select(stretch => new InfeasibleStretch(stretch.First + design.Start, stretch.Last + design.Start))],
        };
    }
}
