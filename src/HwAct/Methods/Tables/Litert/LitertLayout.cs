using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>A table for the int16 look-up that a runtime already has: see <see cref="LitertInterpolation"/>.</summary>
/// <remarks>
/// Error budget: the runtime's arithmetic is given. Entries are whole output LSB, so each is up to half an LSB off, and so is what is
/// between two of them; the shift by 7 rounds by half an LSB more; the chord adds h²/8·f″. With 512 segments over ±8 that is about 1.07 LSB
/// for GELU in Q3.12: entries chosen together, not rounded one by one, take the worst of it away, and the prover measures what is left.
/// </remarks>
internal static class LitertLayout
{
    private static readonly IntegerType Code = new(signed: true, 16);

    /// <summary>Why the layout cannot serve a specification, or null where it can.</summary>
    public static string? ReasonAgainst(KernelSpecification specification)
    {
        string[] fixedParameters = [.. specification.Method.Parameters.Keys.Where(key => key != InterpolatedTableDeclaration.Layout.Name)];
        return specification.Input.IsNarrowed
            ? "layout litert is looked up by every int16 code, whatever the range of the input; layout folded takes any"
            : specification.Input.Type != Code || specification.Output.Type != Code
            ? $"layout litert looks int16 codes up and gives int16 codes, not {specification.Input.Type} and {specification.Output.Type}; layout folded takes any"
            : fixedParameters.Length > 0
            ? $"layout litert has {LitertInterpolation.Segments} segments with entries of 16 bits: leave out {string.Join(" and ", fixedParameters)}"
            : null;
    }

    /// <summary>Designs the kernel.</summary>
    public static Design Design(KernelSpecification specification, IdealCodes reference)
    {
        ImmutableArray<long> entries = LitertDesigner.Best(reference, specification.Bound.PromiseLsb);
        if (entries.IsEmpty)
        {
            throw NotReached(reference, specification.Bound.PromiseLsb);
        }

        var table = new Table("lut", entries, $"{specification.Words.Output} at every 128th {specification.Words.Input}, from -32768; the last is read for its slope alone", Code);
        return new Design(
            Write(specification, table),
            specification.Bound,
            [
                InterpolatedTableDeclaration.Segments.With(LitertInterpolation.Segments),
                InterpolatedTableDeclaration.EntryBits.With(Code.Bits),
                InterpolatedTableDeclaration.Layout.With(TableLayout.Litert),
            ],
            [
                "The table lut is an int16_t[513] for the look-up of TFLite, TFLite Micro, TOSA TABLE (followed by a RESCALE of 1/128 with single rounding) and Vela: put it where the runtime would build its own.",
            ]);
    }

    private static DesignException NotReached(IdealCodes reference, double? bound)
    {
        double least = LitertDesigner.LeastError(reference);
        return new DesignException(double.IsFinite(least)
            ? $"layout litert reaches {Figure.AtMost(least)} LSB at best{(bound is double asked ? $", not {Figure.Exact(asked)}" : "")}; ask for that, or for layout folded"
            : "layout litert cannot serve this: the slope of a segment leaves int16 or f(0) is not kept; ask for layout folded or method table");
    }

    private static KernelProgram Write(KernelSpecification specification, Table table)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", specification.Input);
        Step segment = builder.ShiftRight("segment", x, LitertInterpolation.WidthBits);
        Step index = builder.Add("index", segment, LitertInterpolation.Segments / 2, "counted from the most negative code");
        Step left = builder.Lookup("left", table, index);
        Step next = builder.Add("next", index, 1);
        Step right = builder.Lookup("right", table, next);
        Step slope = builder.Subtract("slope", right, left, "fits int16");
        Step fraction = builder.LowBits("fraction", x, LitertInterpolation.WidthBits, "place inside the segment");
        Step product = builder.Multiply("product", slope, fraction);
        Step half = builder.Add("rounding", product, LitertInterpolation.Half, $"one half {specification.Words.Lsb}");
        Step delta = builder.ShiftRight("delta", half, LitertInterpolation.WidthBits, "the one rounding, ties upward");
        Step code = builder.Add("code", left, delta);
        return builder.Build(specification.Name, code, specification.Output);
    }
}
