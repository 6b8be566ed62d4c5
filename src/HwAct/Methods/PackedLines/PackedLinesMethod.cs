using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// The rows of <see cref="LogicMethod"/> for block RAM: P = (offset + slope·place) >> shift, offset and slope one word that high bits of the position address.
/// Bits of a row are free as far as they fill a memory, and the logic beside it, sums and partial products, is what counts.
/// </summary>
/// <remarks>Error budget: half an LSB goes to the one rounding, which is the shift; the allowed intervals are the rest.</remarks>
internal sealed class PackedLinesMethod : IMethod
{
    // Of the least bound, in output LSB.
    private const double Resolution = 1.0 / 32;

    /// <inheritdoc/>
    public MethodSignature Signature => PackedLinesDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        MethodChoice choice = specification.Method;
        var options = new LogicOptions(LogicDeclaration.PlaceBits.In(choice), LogicDeclaration.Shift.In(choice), LogicDeclaration.Dropped.In(choice), Curvature: 0, SquareBits: null, SearchEffort.Balanced, InBlocks: true);
        LogicDesign design = options.Cheapest(one => specification.Bound.PromiseLsb is double bound ? LogicSearch.Cheapest(reference, bound, one) : Best(reference, one, specification))
            ?? throw Refusal.None(specification, "packed rows of lines");
        return new Design(
            design.Kernel,
            specification.Bound,
            [
                LogicDeclaration.PlaceBits.With(design.Shape.PlaceBits),
                LogicDeclaration.Shift.With(design.Shape.Shift),
                LogicDeclaration.Dropped.With(design.Shape.Dropped),
            ],
            [])
        {
            Derived =
            [
                new("rows", ParameterValue.Of(design.Rows)),
                new("row_bits", ParameterValue.Of(design.Shape.RowBits)),
                new("block_rams", ParameterValue.Of(design.Blocks)),
                new("slope_digits", ParameterValue.Of(design.Shape.Digits)),
                new("fold", ParameterValue.Of(design.Fold.Word())),
                new("luts", ParameterValue.Of((int)Math.Round(design.Cost.Luts))),
                new("carries", ParameterValue.Of((int)Math.Round(design.Cost.Carries))),
            ],
        };
    }

    private static LogicDesign? Best(IdealCodes reference, LogicOptions options, KernelSpecification specification) => LeastBound.Find(
        least => LogicSearch.Cheapest(reference, least, options with { Effort = SearchEffort.Quick }), Math.ScaleB(1, specification.Output.Type.Bits), Resolution);
}
