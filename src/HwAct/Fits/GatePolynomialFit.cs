using HwAct.Numerics;

namespace HwAct.Fits;

/// <summary>
/// Fits ½x·(1 + tanh u(x)) = x·σ(2u(x)) with an odd polynomial u = c₁x + c₃x³ + … to x times a gate g with g(−x) = 1 − g(x). Least squares by Gauss and
/// Newton. The least maximum as a weighted linear one: with u* = ½·ln(g/(1 − g)), where the form would be exact, the error is (u − u*)·w with the slope w of the
/// secant; Remez' exchange fits u/x, a polynomial in x², under these weights, which then are taken anew, until nothing moves. The places where the error is
/// largest between the points join them.
/// </summary>
/// <param name="form">The form; its parameters are c₁, c₃/c₁, ….</param>
/// <param name="criterion">What is made least.</param>
/// <param name="interval">Where.</param>
internal sealed class GatePolynomialFit(FitForm form, FitCriterion criterion, FitInterval interval)
{
    private const int MostRounds = 60;
    private const int Exchanges = 4;
    private const double Still = 1e-13;

    // Farther out the gate has no digits left in a double, nor the error any size where u does not turn back.
    private const double LeastTail = 1e-11;

    // Nearer to u* than this the slope of the secant is that of the tangent.
    private const double Secant = 1e-5;

    private readonly int terms = form.Parameters.Length;

    /// <summary>The parameters.</summary>
    public ImmutableArray<double> Least()
    {
        double[] coefficients = criterion is FitCriterion.LeastSquares ? Squares(interval.Uniform([]))
            : criterion is FitCriterion.Normal ? Squares(interval.Normal([]))
            : Maximum();
        return [coefficients[0], .. coefficients[1..].Select(c => c / coefficients[0])];
    }

    // √(2/π) is the slope of u* at zero, whatever is best farther out.
    private double[] Start()
    {
        var start = new double[terms];
        start[0] = 0.8;
        return start;
    }

    private double[] Squares(ImmutableArray<(double X, double Weight)> nodes)
    {
        double[] at = Start();
        double sum = SumOfSquares(at, nodes);
        for (int round = 0; round < MostRounds; round++)
        {
            double[] step = Step(at, nodes);

            // Where the whole step overshoots, a part of it does not.
            double part = 1;
            double[] next = Moved(at, step, part);
            for (double better = SumOfSquares(next, nodes); better > sum && part > Still; better = SumOfSquares(next, nodes))
            {
                part *= 0.5;
                next = Moved(at, step, part);
            }

            bool isStill = Enumerable.Range(0, terms).All(k => Math.Abs(next[k] - at[k]) <= Still * Math.Abs(at[k]));
            (at, sum) = (next, SumOfSquares(next, nodes));
            if (isStill)
            {
                break;
            }
        }

        return at;
    }

    private static double[] Moved(double[] at, double[] step, double part) => [.. at.Select((c, k) => c + (part * step[k]))];

    private double SumOfSquares(double[] coefficients, ImmutableArray<(double X, double Weight)> nodes) => nodes.Sum(node => node.Weight * Square(ErrorAt(coefficients, Math.Abs(node.X))));

    // The solution of the normal equations.
    private double[] Step(double[] coefficients, ImmutableArray<(double X, double Weight)> nodes)
    {
        var matrix = new double[terms, terms + 1];
        var slopes = new double[terms];
        foreach ((double x, double weight) in nodes)
        {
            double t = Math.Abs(x);
            double error = ErrorAt(coefficients, t);
            slopes[0] = t * Tangent(coefficients, t) * t;
            for (int k = 1; k < terms; k++)
            {
                slopes[k] = slopes[k - 1] * t * t;
            }

            for (int i = 0; i < terms; i++)
            {
                for (int j = 0; j < terms; j++)
                {
                    matrix[i, j] += weight * slopes[i] * slopes[j];
                }

                matrix[i, terms] -= weight * slopes[i] * error;
            }
        }

        return LinearSystem.Solve(matrix);
    }

    private double[] Maximum()
    {
        double[] at = Squares(interval.Uniform([]));
        double[] points = [.. interval.Uniform([]).Select(node => Math.Abs(node.X)).Append(Math.Abs(interval.Low)).Append(Math.Abs(interval.High)).Where(HasDigits)];
        for (int exchange = 0; exchange < Exchanges; exchange++)
        {
            points = [.. points.Distinct().Order()];
            double[] targets = [.. points.Select(Target)];
            for (int round = 0; round < MostRounds; round++)
            {
                double[] next = Linear(at, points, targets);
                bool isStill = Enumerable.Range(0, terms).All(k => Math.Abs(next[k] - at[k]) <= Still * Math.Abs(at[k]));
                at = next;
                if (isStill)
                {
                    break;
                }
            }

            points = [.. points, .. Peaks(at, points)];
        }

        return at;
    }

    private double[] Linear(double[] coefficients, double[] points, double[] targets)
    {
        double[] squares = [.. points.Select(Square)];
        double[] quotients = [.. points.Zip(targets, (t, target) => target / t)];
        double[] weights = [.. points.Zip(targets, (t, target) => Lever(t) * t * Slope(coefficients, t, target))];
        var reference = new int[terms + 1];
        WeightedMinimax.Spread(reference, points.Length);
        var minimax = new WeightedMinimax(3);
        minimax.Solve(points.Length, squares, quotients, weights, terms - 1, reference, double.PositiveInfinity);
        return minimax.Coefficients[..terms];
    }

    // Places between the points where the error is larger than at both.
    private IEnumerable<double> Peaks(double[] coefficients, double[] points)
    {
        double Size(double t) => Math.Abs(Lever(t) * GateErrorAt(coefficients, t));
        double most = points.Max(Size);
        return Enumerable.Range(1, points.Length - 2)
            .Where(i => Size(points[i]) > 0.9 * most && Size(points[i]) >= Size(points[i - 1]) && Size(points[i]) >= Size(points[i + 1]))
            .Select(i => GoldenSection.Least(t => -Size(t), points[i - 1], points[i + 1], 40));
    }

    // An error of the gate counts t times in x times the gate.
    private double Lever(double t) => criterion == FitCriterion.Gate ? 1 : t;

    private double Slope(double[] coefficients, double t, double target)
    {
        double distance = Inner(coefficients, t) - target;
        return Math.Abs(distance) < Secant ? Tangent(coefficients, t) : GateErrorAt(coefficients, t) / distance;
    }

    private static double Tangent(double[] coefficients, double t)
    {
        double gate = GateAt(coefficients, t);
        return 2 * gate * (1 - gate);
    }

    private double ErrorAt(double[] coefficients, double t) => t * GateErrorAt(coefficients, t);

    private double GateErrorAt(double[] coefficients, double t) => GateAt(coefficients, t) - 1 + Tail(t);

    private static double GateAt(double[] coefficients, double t) => WholeLine.Sigmoid(DoubleEnclosure.Exactly(2 * Inner(coefficients, t))).Middle;

    private bool HasDigits(double t) => t > 0 && Tail(t) > LeastTail;

    private double Target(double t)
    {
        double tail = Tail(t);
        return 0.5 * DoubleEnclosure.Exactly((1 - tail) / tail).Log().Middle;
    }

    // 1 less the gate: the residual from x over −x.
    private double Tail(double t) => t == 0 ? 0.5 : -form.Activation.ResidualAt(DoubleEnclosure.Exactly(t), negative: false).Middle / t;

    private static double Inner(double[] coefficients, double t) => t * WeightedMinimax.Evaluate(coefficients, t * t);

    private static double Square(double value) => value * value;
}
