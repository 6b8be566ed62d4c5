
namespace HwAct.Methods.TanhPolynomials;

/// <summary>
/// Weighted minimax polynomials by Remez's exchange on a fixed grid. Only IEEE basic arithmetic is used, so the coefficients are
/// the same on every machine; they are a starting point for integers and carry no claim of their own.
/// </summary>
public static class MinimaxPolynomial
{
    private const int Rounds = 16;

    /// <summary>Coefficients c0 … cd of the polynomial in v that minimizes max |weight·(p(v) − f(v))| over the grid.</summary>
    /// <param name="degree">The degree d.</param>
    /// <param name="grid">Ascending arguments inside [−1, 1].</param>
    /// <param name="values">f at each.</param>
    /// <param name="weights">Weight of the error at each, positive.</param>
    /// <param name="error">The largest weighted error reached.</param>
    public static double[] Fit(int degree, double[] grid, double[] values, double[] weights, out double error)
    {
        int[] points = [.. Enumerable.Range(0, degree + 2).Select(k => k * (grid.Length - 1) / (degree + 1))];
        double[] best = [];
        error = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            double[] coefficients = Level(degree, points, grid, values, weights);
            double[] errors = [.. grid.Select((v, i) => weights[i] * (Evaluate(coefficients, v) - values[i]))];
            double worst = errors.Max(Math.Abs);
            if (worst < error)
            {
                (best, error) = (coefficients, worst);
            }

            int[] next = Alternation(errors, degree + 2);
            if (next.Length != points.Length || next.SequenceEqual(points))
            {
                break;
            }

            points = next;
        }

        return best;
    }

    /// <summary>p(v) by Horner's rule.</summary>
    public static double Evaluate(ReadOnlySpan<double> coefficients, double v)
    {
        double sum = 0;
        for (int k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * v) + coefficients[k];
        }

        return sum;
    }

    // The polynomial whose weighted error has the same size and alternating sign at d + 2 points.
    private static double[] Level(int degree, int[] points, double[] grid, double[] values, double[] weights)
    {
        int size = degree + 2;
        var system = new double[size, size + 1];
        for (int row = 0; row < size; row++)
        {
            double power = 1;
            for (int k = 0; k <= degree; k++)
            {
                system[row, k] = power;
                power *= grid[points[row]];
            }

            system[row, degree + 1] = (row % 2 == 0 ? 1 : -1) / weights[points[row]];
            system[row, size] = values[points[row]];
        }

        return Solve(system, size)[..(degree + 1)];
    }

    // The largest error of each run of one sign; the smallest runs at the ends, or neighboring pairs, go until the count is right.
    private static int[] Alternation(double[] errors, int count)
    {
        var peaks = new List<int>();
        for (int i = 0; i < errors.Length; i++)
        {
            if (peaks.Count == 0 || Math.Sign(errors[i]) != Math.Sign(errors[peaks[^1]]))
            {
                peaks.Add(i);
            }
            else if (Math.Abs(errors[i]) > Math.Abs(errors[peaks[^1]]))
            {
                peaks[^1] = i;
            }
        }

        while (peaks.Count > count)
        {
            peaks.RemoveAt(Math.Abs(errors[peaks[0]]) < Math.Abs(errors[peaks[^1]]) ? 0 : peaks.Count - 1);
        }

        return [.. peaks];
    }

    private static double[] Solve(double[,] system, int size)
    {
        for (int column = 0; column < size; column++)
        {
            int pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(system[row, column]));
            for (int k = 0; k <= size; k++)
            {
                (system[column, k], system[pivot, k]) = (system[pivot, k], system[column, k]);
            }

            for (int row = 0; row < size; row++)
            {
                double factor = row == column ? 0 : system[row, column] / system[column, column];
                for (int k = column; k <= size && factor != 0; k++)
                {
                    system[row, k] -= factor * system[column, k];
                }
            }
        }

        return [.. Enumerable.Range(0, size).Select(row => system[row, size] / system[row, row])];
    }
}
