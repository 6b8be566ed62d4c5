using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// A table of the residual with linear interpolation: equal segments, a power of two wide, over where the residual lives; the
/// entries are the optimum of the integer arithmetic that will run.
/// </summary>
/// <remarks>
/// Error budget: half an LSB goes to the one rounding at the end. Of what the bound leaves beyond it the base takes a quarter at most, an
/// eighth of an LSB where there is more (<see cref="ResidualFrame"/>); the rest is shared by the chord, whose distance from the curve is
/// h²/8·f″ between nodes h apart, and by the rounding of the two entries. That sharing is not fixed beforehand: the allowed intervals hold
/// base and final rounding as they will run, so entries inside them keep the bound by themselves, and the search lets every segment spend
/// its share as it needs. For correct rounding the base is kept within 2^−(4 + input bits) LSB, and chord and entries have for each code
/// what lies between its value and the nearest tie.
/// </remarks>
internal sealed class InterpolatedTableMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature => InterpolatedTableDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) =>
        IsLitert(specification) ? LitertLayout.ReasonAgainst(specification) : null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        if (IsLitert(specification))
        {
            return LitertLayout.Design(specification, reference);
        }

        int? segments = InterpolatedTableDeclaration.Segments.In(specification.Method);
        Found found = specification.Bound.PromiseLsb is double promised
            ? InterpolationDesigner.SmallestWithin(reference, promised, segments, EntryBits(specification)) ?? throw NotReached(reference, promised, segments)
            : MostExact(specification, reference, segments);
        return Write(found, specification.Bound);
    }

    // Without a bound nothing asks for narrow entries: 8 bits for outputs of up to 8, 16 otherwise, and more only where the
    // residual of a fine output does not fit them.
    private static Found MostExact(KernelSpecification specification, IdealCodes reference, int? segments)
    {
        int usual = specification.Output.Type.Bits <= 8 ? 8 : 16;
        return InterpolationDesigner.MostExact(reference, segments, EntryBits(specification) ?? usual)
            ?? (EntryBits(specification) is null ? InterpolationDesigner.MostExact(reference, segments, entryBits: null) : null)
            ?? throw new DesignException(
                $"no table{With(segments)} with these entries comes near the residual; allow wider entries or more segments, or use method table");
    }

    private static bool IsLitert(KernelSpecification specification) => InterpolatedTableDeclaration.Layout.In(specification.Method) == TableLayout.Litert;

    private static int? EntryBits(KernelSpecification specification) => InterpolatedTableDeclaration.EntryBits.In(specification.Method);

    private static DesignException NotReached(IdealCodes reference, double promised, int? segments)
    {
        Found? best = InterpolationDesigner.MostExact(reference, segments, EntryBits(reference.Specification));
        return new DesignException(best is null
            ? $"no interpolated table{With(segments)} comes near; method table keeps any bound"
            : $"an interpolated table{With(segments)} reaches {Figure.AtMost(best.Frame.MaxErrorLsb)} LSB at best, not {Figure.Exact(promised)}; ask for that, for more segments, or for method table");
    }

    private static string With(int? segments) => segments is null ? "" : string.Create(CultureInfo.InvariantCulture, $" with {segments} segments");

    private static Design Write(Found found, ErrorBound bound)
    {
        Interpolation shape = found.Shape;
        string lsb = found.Frame.Specification.Words.Lsb;
        var table = new Table(
            "entries",
            found.Entries,
            $"residual at every {shape.Width}th position, in {LsbUnits.Of(shape.EntryGuardBits, lsb)}, rounding constant included");
        KernelProgram kernel = found.Frame.Write(shape.GuardBits, shape.Start, shape.Cut, (builder, position) => Residual(builder, position, shape, table, lsb));
        return new Design(
            kernel,
            bound,
            [
                InterpolatedTableDeclaration.Segments.With(shape.Segments),
                // Narrower entries are another search: it would fix other guard bits.
                InterpolatedTableDeclaration.EntryBits.With(found.EntryBits),
                InterpolatedTableDeclaration.Layout.With(TableLayout.Folded),
            ],
            [])
        {
            Derived = [new("segment_width", ParameterValue.Of(shape.Width)), new("guard_bits", ParameterValue.Of(shape.EntryGuardBits))],
        };
    }

    private static Step Residual(KernelBuilder builder, Step position, Interpolation shape, Table table, string lsb)
    {
        Step segment = builder.ShiftRight("segment", position, shape.WidthBits);
        Step left = builder.Lookup("left", table, segment);
        if (shape.WidthBits == 0)
        {
            return left;
        }

        Step fraction = builder.LowBits("fraction", position, shape.WidthBits, "place inside the segment");
        Step next = builder.Add("next", segment, 1);
        Step right = builder.Lookup("right", table, next);
        Step rise = builder.Subtract("rise", right, left);
        Step part = builder.Multiply("part", rise, fraction);
        Step start = builder.ShiftLeft("start", left, shape.WidthBits);
        Step line = builder.Add("line", start, part, "linear between the two entries");
        return builder.Add("rounding", line, shape.Round, $"one half {lsb}");
    }
}
