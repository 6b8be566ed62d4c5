using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// Degree 2 on equal segments for FPGAs with DSP blocks: P = ((c2·p + c1·2^a)·p + c0·2^b) >> g. Multiplications and sums in full width are what a block
/// makes, so nothing is rounded before the end, and c1 and c0 are as rough as every segment allows: their bits are LUTs.
/// </summary>
/// <remarks>Error budget: half an LSB goes to the one rounding, which is the shift; the allowed intervals are the rest.</remarks>
internal sealed class DspPolynomialMethod : IMethod
{
    // Of the least bound, in output LSB.
    private const double Resolution = 1.0 / 32;

    /// <inheritdoc/>
    public MethodSignature Signature => DspPolynomialDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        int? placeBits = DspPolynomialDeclaration.PlaceBits.In(specification.Method);
        int? shift = DspPolynomialDeclaration.Shift.In(specification.Method);
        DspDesign design = (specification.Bound.PromiseLsb is double bound
            ? DspSearch.Cheapest(reference, bound, placeBits, shift)
            : LeastBound.Find(least => DspSearch.Cheapest(reference, least, placeBits, shift), Math.ScaleB(1, specification.Output.Type.Bits), Resolution)) ?? throw Refusal.None(specification, "parabolas", " on 2 to 128 equal segments", "method table, or piecewise-polynomial");
        return new Design(
            DspWriter.Write(design),
            specification.Bound,
            [DspPolynomialDeclaration.PlaceBits.With(design.Shape.PlaceBits), DspPolynomialDeclaration.Shift.With(design.Shape.Shift)],
            [])
        {
            Derived =
            [
                new("segments", ParameterValue.Of(design.Segments.Length)),
                new("c2_bits", ParameterValue.Of(design.Bits[0])),
                new("c1_bits", ParameterValue.Of(design.Bits[1])),
                new("c0_bits", ParameterValue.Of(design.Bits[2])),
            ],
        };
    }
}
