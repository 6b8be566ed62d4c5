using HwAct.Activations;

namespace HwAct.Fits;

/// <summary>The error of a form over an interval: form less activation.</summary>
/// <param name="form">The form.</param>
/// <param name="values">Values of its parameters.</param>
/// <param name="interval">Where it is measured.</param>
internal sealed class FitError(FitForm form, ImmutableArray<double> values, FitInterval interval)
{
    // A peak that lies between two nodes is higher than both by less than this part.
    private const double Near = 0.9;
    private const int Refinements = 48;

    // Nearer to zero a quotient of two doubles has fewer digits than are shown; the gate is continuous.
    private const double NearZero = 1e-5;

    // Of mirrored places the errors are the same up to the last bits of a double, which must not choose between them.
    private const double Alike = 1 - 1e-9;

    private readonly Activation at = form.At(values);
    private readonly ImmutableArray<double> corners = form.Corners(values);

    /// <summary>The error at x.</summary>
    public double At(double x) => at.Evaluate(x) - form.Activation.Evaluate(x);

    /// <summary>What a criterion makes least.</summary>
    public double Of(FitCriterion criterion) => criterion switch
    {
        FitCriterion.LeastMaximum => Largest().Error,
        FitCriterion.Gate => LargestOfGate().Error,
        FitCriterion.LeastSquares => RootMeanSquare(),
        _ => RootMeanSquareOfNormal() ?? 0,
    };

    /// <summary>The largest |error|, and the greatest x where it is reached.</summary>
    public (double Error, double X) Largest() => Peak(At);

    /// <summary>The largest |error| of what x is multiplied by.</summary>
    public (double Error, double X) LargestOfGate() => Peak(x => Math.Abs(x) < NearZero ? At(NearZero) / NearZero : At(x) / x);

    /// <summary>The root of the mean square error, every x alike.</summary>
    public double RootMeanSquare() => Root(interval.Uniform(corners));

    /// <summary>The root of the mean square error of inputs N(0, σ); null where no such inputs lie in the interval.</summary>
    public double? RootMeanSquareOfNormal()
    {
        ImmutableArray<(double X, double Weight)> nodes = interval.Normal(corners);
        return nodes.IsEmpty ? null : Root(nodes);
    }

    private double Root(ImmutableArray<(double X, double Weight)> nodes)
    {
        double sum = 0;
        foreach ((double x, double weight) in nodes)
        {
            double error = At(x);
            sum += weight * error * error;
        }

        return Math.Sqrt(sum);
    }

    private (double Error, double X) Peak(Func<double, double> error)
    {
        FitInterval within = interval;
        double[] places = [within.Low, .. interval.Uniform(corners).Select(node => node.X), .. corners.Where(corner => corner > within.Low && corner < within.High), within.High];
        Array.Sort(places);
        double[] sizes = [.. places.Select(x => Math.Abs(error(x)))];
        double most = sizes.Max();
        var peaks = new List<(double Error, double X)>();
        for (int i = 0; i < places.Length; i++)
        {
            if (sizes[i] < Near * most || (i > 0 && sizes[i - 1] > sizes[i]) || (i + 1 < places.Length && sizes[i + 1] > sizes[i]))
            {
                continue;
            }

            // On either side of a node, because a corner may lie on it.
            peaks.Add((sizes[i], places[i]));
            peaks.Add(Refined(error, places[Math.Max(0, i - 1)], places[i]));
            peaks.Add(Refined(error, places[i], places[Math.Min(places.Length - 1, i + 1)]));
        }

        double height = peaks.Max(peak => peak.Error);
        return (height, peaks.Where(peak => peak.Error >= height * Alike).Max(peak => peak.X));
    }

    private static (double Error, double X) Refined(Func<double, double> error, double low, double high)
    {
        double x = GoldenSection.Least(x => -Math.Abs(error(x)), low, high, Refinements);
        return (Math.Abs(error(x)), x);
    }
}
