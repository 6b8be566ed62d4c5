namespace HwAct.Methods;

/// <summary>
/// The last word on a design: whether it keeps every index inside its interval. Searches may be clever; nothing they find
/// is accepted before this has evaluated the integer program of every segment over all its codes.
/// </summary>
internal static class PolynomialChecker
{
    /// <summary>First index at which the polynomial leaves its interval, or −1 if there is none.</summary>
    /// <param name="polynomial">The design.</param>
    /// <param name="allowed">The allowed intervals at the design's guard bits.</param>
    /// <exception cref="ArgumentException">Design and intervals have different index ranges.</exception>
    public static int FirstViolation(PiecewisePolynomial polynomial, AllowedIntervals allowed)
    {
        if (polynomial.Count != allowed.Count)
        {
            throw new ArgumentException($"The design has {polynomial.Count} indices, the intervals {allowed.Count}.", nameof(allowed));
        }

        for (int segment = 0; segment < polynomial.Segments; segment++)
        {
            int end = segment + 1 < polynomial.Segments ? polynomial.Starts[segment + 1] : polynomial.Count;
            for (int t = polynomial.Starts[segment]; t < end; t++)
            {
                if (!allowed.Allows(t, polynomial.Evaluate(segment, t)))
                {
                    return t;
                }
            }
        }

        return -1;
    }

    /// <summary>Whether every index keeps its interval and every table entry fits its declared width.</summary>
    /// <param name="polynomial">The design.</param>
    /// <param name="allowed">The allowed intervals at the design's guard bits.</param>
    public static bool Holds(PiecewisePolynomial polynomial, AllowedIntervals allowed)
    {
        return polynomial.Columns.All(Fits) && FirstViolation(polynomial, allowed) < 0;
    }

    private static bool Fits(CoefficientColumn column)
    {
        (long min, long max) = column.IsSigned
            ? (-(1L << (column.Bits - 1)), (1L << (column.Bits - 1)) - 1)
            : (0, column.Bits == 0 ? 0 : (1L << column.Bits) - 1);
        return column.Stored.All(value => value >= min && value <= max);
    }
}
