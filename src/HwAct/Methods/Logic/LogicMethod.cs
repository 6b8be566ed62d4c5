using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// Lines, or parabolas, on segments of one length, made for the look-up tables and carry chains of an FPGA: P = (offset + slope·place + curvature·square) >> shift, all
/// from a row that high bits of the position address, slope and curvature as signed radix-4 digits.
/// </summary>
/// <remarks>
/// Bits are put where they are cheap. A bit of an offset is a column of the table and a bit of one adder; a bit of a slope is a row of adders
/// as well. So slopes are rough, offsets fine, and of all rows that keep the bound over every code those are taken that change least from
/// one to the next. Error budget: half an LSB goes to the one rounding, which is the shift; the allowed intervals are the rest.
/// </remarks>
internal sealed class LogicMethod : IMethod
{
    // Of the least bound, in output LSB.
    private const double Resolution = 1.0 / 32;

    /// <inheritdoc/>
    public MethodSignature Signature => LogicDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        LogicOptions options = LogicOptions.Of(specification);
        double widest = Math.ScaleB(1, specification.Output.Type.Bits);
        LogicDesign design = options.Cheapest(one => specification.Bound.PromiseLsb is double bound ? LogicSearch.Cheapest(reference, bound, one) : Best(reference, one, widest))
            ?? throw Refusal.None(specification, "rows of lines or parabolas");
        LogicShape shape = design.Shape;
        return new Design(
            design.Kernel,
            specification.Bound,
            [
                LogicDeclaration.PlaceBits.With(shape.PlaceBits),
                LogicDeclaration.Shift.With(shape.Shift),
                LogicDeclaration.Dropped.With(shape.Dropped),
                LogicDeclaration.Curvature.With(shape.CurvatureDigits),
                LogicDeclaration.SquareBits.With(shape.SquareBits),
                EffortParameter.Effort.With(options.Effort),
                LogicDeclaration.LutInputs.With(options.LutInputs),
            ],
            [])
        {
            Derived = design.Kernel.Steps.Select(step => step.Network).OfType<LogicNetwork>().FirstOrDefault() is LogicNetwork network ?
            [
                new("luts", ParameterValue.Of(network.LutCount)),
                new("levels", ParameterValue.Of(network.Levels)),
            ]
            :
            [
                new("rows", ParameterValue.Of(design.Rows)),
                new("slope_digits", ParameterValue.Of(shape.Digits)),
                new("fold", ParameterValue.Of(design.Fold.Word())),
                new("luts", ParameterValue.Of((int)Math.Round(design.Cost.Luts))),
                new("carries", ParameterValue.Of((int)Math.Round(design.Cost.Carries))),
            ],
        };
    }

    // The least bound by a quick search; a thorough one then keeps it.
    private static LogicDesign? Best(IdealCodes reference, LogicOptions options, double widest)
    {
        double kept = 0;
        LogicDesign? quick = LeastBound.Find(
            least =>
            {
                LogicDesign? design = LogicSearch.Cheapest(reference, least, options with { Effort = SearchEffort.Quick });
                kept = design is null ? kept : least;
                return design;
            },
            widest,
            Resolution);
        return quick is null || options.Effort != SearchEffort.Thorough ? quick : LogicSearch.Cheapest(reference, kept, options);
    }
}
