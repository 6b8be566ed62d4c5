using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Fits;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Fits;

/// <summary>The criteria of fits measured anew, on many equal steps between corners and with functions that the library has no part in.</summary>
/// <param name="form">The form.</param>
/// <param name="low">Where the interval begins.</param>
/// <param name="high">Where it ends.</param>
/// <param name="sigma">Deviation of normal inputs.</param>
internal sealed class MeasuredFit(FitForm form, double low, double high, double sigma)
{
    // Even, for Simpson's rule.
    private const int Steps = 400;
    private const int OracleBits = 100;

    private readonly Dictionary<double, double> exact = [];

    public double Of(FitCriterion criterion, ImmutableArray<double> values)
    {
        double[] ends = [low, .. Corners(values).Append(0).Where(x => x > low && x < high).Order(), high];
        IEnumerable<(double X, double Error, double Weight)[]> parts = ends.Zip(ends[1..], (from, to) => Part(from, to, values));
        return criterion switch
        {
            FitCriterion.LeastMaximum => parts.Max(part => Peak([.. part.Select(point => point.Error)])),
            FitCriterion.Gate => parts.Max(part => Peak([.. part.Select(point => Math.Abs(point.X) < 1e-9 ? GateAtZero(values) : point.Error / point.X)])),
            FitCriterion.LeastSquares => Root([.. parts.SelectMany(part => part)]),
            _ => Root([.. parts.SelectMany(part => part).Select(point => point with { Weight = point.Weight * Math.Exp(-0.5 * point.X * point.X / sigma / sigma) })]),
        };
    }

    private double GateAtZero(ImmutableArray<double> values) => (Value(1e-6, values) - Exact(1e-6)) / 1e-6;

    private (double X, double Error, double Weight)[] Part(double from, double to, ImmutableArray<double> values) =>
    [
        .. Enumerable.Range(0, Steps + 1).Select(k =>
        {
            double x = k == Steps ? to : from + ((to - from) * k / Steps);
            return (x, Value(x, values) - Exact(x), (to - from) / Steps * (k is 0 or Steps ? 1 : k % 2 == 0 ? 2 : 4));
        }),
    ];

    private double Exact(double x)
    {
        if (!exact.TryGetValue(x, out double value))
        {
            exact[x] = value = OfOracle(form.Activation, x);
        }

        return value;
    }

    private static double Root((double X, double Error, double Weight)[] points) => Math.Sqrt(points.Sum(point => point.Weight * point.Error * point.Error) / points.Sum(point => point.Weight));

    // Between steps the peak of the parabola through three of them.
    private static double Peak(double[] errors)
    {
        double most = errors.Max(Math.Abs);
        for (int k = 1; k + 1 < errors.Length; k++)
        {
            (double before, double at, double after) = (Math.Abs(errors[k - 1]), Math.Abs(errors[k]), Math.Abs(errors[k + 1]));
            if (at > before && at > after)
            {
                most = Math.Max(most, at + ((after - before) * (after - before) / (8 * (at + at - before - after))));
            }
        }

        return most;
    }

    private double[] Corners(ImmutableArray<double> v) => form.Name switch
    {
        "hard-swish" or "hard-sigmoid" => [-0.5 / v[0], 0.5 / v[0]],
        "hard-tanh" => [-1 / v[0], 1 / v[0]],
        _ => [],
    };

    private double Value(double x, ImmutableArray<double> v) => (form.Activation.Name, form.Name) switch
    {
        (_, "swish") => x * Logistic(v[0] * x),
        ("gelu", "tanh") => 0.5 * x * (1 + Math.Tanh(v[0] * x)),
        (_, "tanh-cubic") => 0.5 * x * (1 + Math.Tanh(v[0] * (x + (v[1] * x * x * x)))),
        (_, "tanh-quintic") => 0.5 * x * (1 + Math.Tanh(v[0] * (x + (v[1] * x * x * x) + (v[2] * x * x * x * x * x)))),
        (_, "hard-swish") => x * Math.Clamp((v[0] * x) + 0.5, 0, 1),
        (_, "hard-sigmoid") => Math.Clamp((v[0] * x) + 0.5, 0, 1),
        (_, "hard-tanh") => Math.Clamp(v[0] * x, -1, 1),
        (_, "sigmoid") => Logistic(v[0] * x),
        (_, "tanh") => Math.Tanh(v[0] * x),
        (_, "erf") => OfOracle(new ErrorFunction(), v[0] * x),
        (_, "normal-cdf") => OfOracle(new NormalCdf(), v[0] * x),
        (_, "silu-grad") => Logistic(v[0] * x) * (1 + (v[0] * x * Logistic(-v[0] * x))),
        _ => throw new InvalidOperationException($"{form.Activation.Name} by {form.Name} is measured by nobody"),
    };

    private static double OfOracle(Activation activation, double x) => MpfrActivation.Evaluate(activation, Mpfr.Of(x, OracleBits)).ToDouble();

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
