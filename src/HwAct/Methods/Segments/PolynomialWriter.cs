using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Writes a piecewise polynomial as steps: segment, coefficients, Horner's rule with a shift a stage.</summary>
internal static class PolynomialWriter
{
    /// <summary>The steps from a position to the value of the polynomial.</summary>
    public static Step Write(KernelBuilder builder, Step position, PiecewisePolynomial polynomial)
    {
        (Step segment, Step place) = SegmentAddress.Write(builder, position, polynomial);
        int degree = polynomial.Degree;
        Step sum = Coefficient(builder, segment, polynomial, degree);
        for (int k = degree; k > 0; k--)
        {
            Step product = builder.Multiply($"product{k}", sum, place);
            Step scaled = builder.ShiftRight($"scaled{k}", product, polynomial.Shifts[k - 1]);
            sum = builder.Add($"sum{k - 1}", scaled, Coefficient(builder, segment, polynomial, k - 1));
        }

        return sum;
    }

    /// <summary>The coefficient of a power of the place in the segment of the position.</summary>
    public static Step Coefficient(KernelBuilder builder, Step segment, PiecewisePolynomial polynomial, int power)
    {
        CoefficientColumn column = polynomial.Columns[power];
        if (column.Bits == 0 || segment is Constant)
        {
            return KernelBuilder.Constant(column[0]);
        }

        var table = new Table($"c{power}", column.Stored, Remark(column, power));
        Step stored = builder.Lookup($"c{power}_stored", table, segment, power == 0 ? "value at the start of the segment" : $"coefficient of the place to the power of {power}");
        Step whole = builder.Add($"c{power}_whole", stored, column.Offset, "what all segments have in common");
        return builder.ShiftLeft($"c{power}_aligned", whole, column.LeftShift);
    }

    private static string Remark(CoefficientColumn column, int power)
    {
        string offset = column.Offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", less {column.Offset}");
        return $"coefficient {power} of every segment{offset}";
    }
}
