using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Writes a piecewise linear function whose slopes are 0 and ± powers of two: a shift and an addition, no multiplier.</summary>
/// <remarks>A slope is stored as its exponent and its sign (−1, 0 or 1): fewer bits than the slope itself.</remarks>
internal static class ShiftAndAddWriter
{
    /// <summary>The steps from a position to the value.</summary>
    public static Step Write(KernelBuilder builder, Step position, PiecewisePolynomial polynomial)
    {
        (Step segment, Step place) = SegmentAddress.Write(builder, position, polynomial);
        Step offset = PolynomialWriter.Coefficient(builder, segment, polynomial, 0);
        CoefficientColumn slopes = polynomial.Columns[1];
        long[] values = [.. Enumerable.Range(0, polynomial.Segments).Select(s => slopes[s])];
        Step rise = Rise(builder, segment, place, values);
        return builder.Add("sum0", builder.ShiftRight("scaled", rise, polynomial.Shifts[0]), offset);
    }

    // place · 2^exponent with the sign of the slope.
    private static Step Rise(KernelBuilder builder, Step segment, Step place, long[] slopes)
    {
        Step exponent = Column(builder, "exponent", segment, slopes.Select(Exponent), "slope is sign times 2 to this power");
        Step shifted = builder.ShiftLeft("shifted", place, exponent, "the slope is a power of two");
        int[] signs = [.. slopes.Select(Math.Sign).Distinct()];
        if (signs.Length == 1)
        {
            return signs[0] switch
            {
                0 => KernelBuilder.Constant(0),
                1 => shifted,
                _ => builder.Subtract("rise", KernelBuilder.Constant(0), shifted),
            };
        }

        Step sign = Column(builder, "sign", segment, slopes.Select(slope => (long)Math.Sign(slope)), "sign of the slope");
        Step opposite = builder.Subtract("opposite_rise", KernelBuilder.Constant(0), shifted);
        Step rising = builder.Less("rising", KernelBuilder.Constant(0), sign);
        Step level = signs.Contains(0) ? builder.Select("level", rising, shifted, KernelBuilder.Constant(0)) : shifted;
        Step falling = builder.Less("falling", sign, 0);
        return builder.Select("rise", falling, opposite, level);
    }

    private static Step Column(KernelBuilder builder, string name, Step segment, IEnumerable<long> values, string remark)
    {
        var table = new Table(name + "s", [.. values], remark);
        return segment is Constant || table.Range.Min == table.Range.Max
            ? KernelBuilder.Constant(table.Entries[0])
            : builder.Lookup(name, table, segment);
    }

    private static long Exponent(long slope) => slope == 0 ? 0 : long.Log2(Math.Abs(slope));
}
