namespace HwAct.Fits;

/// <summary>Integrals by the eight-point rule of Gauss and Legendre on panels that no corner of the integrand lies inside of (Abramowitz and Stegun 25.4.30,
/// table 25.4): exact to the last digits of a double for what is smooth over a panel.</summary>
internal static class Quadrature
{
    private static readonly (double Place, double Weight)[] Rule =
    [
        (0.183434642495649804939, 0.362683783378361982965),
        (0.525532409916328985818, 0.313706645877887287338),
        (0.796666477413626739592, 0.222381034453374470544),
        (0.960289856497536231684, 0.101228536290376259153),
    ];

    // What is sharp near zero is smooth far from it: there panels grow with the distance.
    private const double Growth = 1.0 / 8;

    /// <summary>The nodes from the least to the greatest; their weights add up to the width of the interval.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, greater.</param>
    /// <param name="panel">Width of a panel near zero.</param>
    /// <param name="corners">Where panels must end; those outside are passed over.</param>
    public static IEnumerable<(double X, double Weight)> Nodes(double low, double high, double panel, ImmutableArray<double> corners)
    {
        double[] ends = [low, .. corners.Append(0).Where(corner => corner > low && corner < high).Distinct().Order(), high];
        for (int part = 0; part + 1 < ends.Length; part++)
        {
            // From the end that is nearer to zero.
            bool mirrored = ends[part] < 0;
            (double near, double far) = mirrored ? (-ends[part + 1], -ends[part]) : (ends[part], ends[part + 1]);
            (double X, double Weight)[] nodes = [.. Outward(near, far, panel)];
            foreach ((double x, double weight) in mirrored ? nodes.Reverse() : nodes)
            {
                yield return (mirrored ? -x : x, weight);
            }
        }
    }

    private static IEnumerable<(double X, double Weight)> Outward(double near, double far, double panel)
    {
        for (double from = near; from < far;)
        {
            double left = far - from;
            double width = Math.Max(panel, from * Growth);
            double half = 0.5 * (left < 1.5 * width ? left : width);
            double middle = from + half;
            for (int i = Rule.Length - 1; i >= 0; i--)
            {
                yield return (middle - (half * Rule[i].Place), half * Rule[i].Weight);
            }

            foreach ((double place, double weight) in Rule)
            {
                yield return (middle + (half * place), half * weight);
            }

            from = left < 1.5 * width ? far : from + width;
        }
    }
}
