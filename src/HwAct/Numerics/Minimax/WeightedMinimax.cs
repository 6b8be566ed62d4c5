namespace HwAct.Numerics;

/// <summary>
/// The polynomial of degree m that minimizes max |p(x_i) − f_i|·weight_i over finitely many points: weighted minimax by Remez' single
/// exchange (E. W. Cheney, Introduction to Approximation Theory, chapter 3). With f in the middle of allowed intervals and weights that
/// are the inverses of their half widths, a level of at most 1 means that the polynomial stays inside all of them.
/// </summary>
/// <remarks>
/// On m + 2 points (the reference) the best level has a closed form: with the divided-difference weights w_j,
/// λ = |Σ w_j f_j| / Σ |w_j| / weight_j. λ of any reference bounds the minimax level from below and rises with every
/// exchange, so a level above a limit proves on the spot that no real polynomial keeps the limit. Everything here is IEEE basic
/// arithmetic in a fixed order: the same on every machine. Nothing is accepted on its word.
/// </remarks>
/// <param name="mostDegree">The highest degree that is asked for, at least 3.</param>
internal sealed class WeightedMinimax(int mostDegree)
{
    private const int MaxExchanges = 64;

    // Nearly every degree is at most this, and every point is looked at in every exchange: these coefficients are kept at hand.
    private const int CubicDegree = 3;

    private readonly double[] _divided = new double[mostDegree + 2];
    private readonly double[] _value = new double[mostDegree + 2];
    private readonly double[] _newton = new double[mostDegree + 2];

    /// <summary>Coefficients of x^0 … of the last solution; 0 beyond its degree.</summary>
    public double[] Coefficients { get; } = new double[mostDegree + 1];

    /// <summary>A reference to begin with: points as evenly spread over 0 … count − 1 as indices are.</summary>
    public static void Spread(Span<int> reference, int count)
    {
        for (int j = 0; j < reference.Length; j++)
        {
            reference[j] = (int)((long)(count - 1) * j / (reference.Length - 1));
        }
    }

    /// <summary>p(x) by Horner's rule.</summary>
    public static double Evaluate(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * x) + coefficients[k];
        }

        return sum;
    }

    /// <summary>
    /// The minimax level, or any lower bound of it above <paramref name="limit"/>. The reference (indices into the points,
    /// ascending, degree + 2 of them) is where the search starts and is left where it ended.
    /// </summary>
    /// <param name="n">Number of points.</param>
    /// <param name="x">The points, ascending, first n of the array.</param>
    /// <param name="f">What is approximated, at each.</param>
    /// <param name="weight">Weight of the error at each, positive.</param>
    /// <param name="degree">Degree of the polynomial.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="limit">A level above it need not be the least.</param>
    public double Solve(int n, double[] x, double[] f, double[] weight, int degree, Span<int> reference, double limit)
    {
        int r = degree + 2;
        double level = 0;
        for (int exchange = 0; exchange < MaxExchanges; exchange++)
        {
            double numerator = 0;
            double denominator = 0;
            for (int j = 0; j < r; j++)
            {
                double product = 1;
                for (int i = 0; i < r; i++)
                {
                    if (i != j)
                    {
                        product *= x[reference[j]] - x[reference[i]];
                    }
                }

                double w = 1 / product;
                _divided[j] = w;
                numerator += w * f[reference[j]];
                denominator += Math.Abs(w) / weight[reference[j]];
            }

            level = Math.Abs(numerator) / denominator;
            double orientation = numerator > 0 ? -1 : 1;
            for (int j = 0; j < r; j++)
            {
                double sign = _divided[j] > 0 ? orientation : -orientation;
                _value[j] = f[reference[j]] + (sign * level / weight[reference[j]]);
            }

            Interpolate(degree, x, reference);
            if (level > limit)
            {
                return level;
            }

            int entering = Farthest(n, x, f, weight, degree, out double worst, out bool above);
            if (worst <= (level * (1 + 1e-9)) + 1e-12 || reference[..r].Contains(entering))
            {
                return level;
            }

            Exchange(reference[..r], entering, above, orientation);
        }

        return level;
    }

    private int Farthest(int n, double[] x, double[] f, double[] weight, int degree, out double worst, out bool above)
    {
        ReadOnlySpan<double> target = degree <= CubicDegree ? f : LessHigherTerms(n, x, f);
        double a0 = Coefficients[0], a1 = Coefficients[1], a2 = Coefficients[2], a3 = Coefficients[3];
        int entering = 0;
        worst = -1;
        above = false;
        for (int i = 0; i < n; i++)
        {
            double z = x[i];
            double error = ((((((a3 * z) + a2) * z) + a1) * z) + a0 - target[i]) * weight[i];
            double size = Math.Abs(error);
            if (size > worst)
            {
                worst = size;
                entering = i;
                above = error > 0;
            }
        }

        return entering;
    }

    // What is left for the cubic part of the polynomial.
    private double[] LessHigherTerms(int n, double[] x, double[] f)
    {
        var rest = new double[n];
        for (int i = 0; i < n; i++)
        {
            double square = x[i] * x[i];
            rest[i] = f[i] - (square * square * Evaluate(Coefficients.AsSpan(CubicDegree + 1), x[i]));
        }

        return rest;
    }

    // The errors on the reference alternate; the entering point takes the place of a neighbor of its own sign.
    private void Exchange(Span<int> reference, int entering, bool above, double orientation)
    {
        int last = reference.Length - 1;
        bool SameSign(int j) => (_divided[j] > 0 ? orientation : -orientation) > 0 == above;
        if (entering < reference[0])
        {
            if (!SameSign(0))
            {
                reference[..last].CopyTo(reference[1..]);
            }

            reference[0] = entering;
        }
        else if (entering > reference[last])
        {
            if (!SameSign(last))
            {
                reference[1..].CopyTo(reference);
            }

            reference[last] = entering;
        }
        else
        {
            int j = 0;
            while (j < last && reference[j + 1] <= entering)
            {
                j++;
            }

            reference[SameSign(j) || j == last ? j : j + 1] = entering;
        }
    }

    // Newton's divided differences on the first degree + 1 points of the reference, expanded to powers of x.
    private void Interpolate(int degree, double[] x, ReadOnlySpan<int> reference)
    {
        for (int j = 0; j <= degree; j++)
        {
            _newton[j] = _value[j];
        }

        for (int order = 1; order <= degree; order++)
        {
            for (int j = degree; j >= order; j--)
            {
                _newton[j] = (_newton[j] - _newton[j - 1]) / (x[reference[j]] - x[reference[j - order]]);
            }
        }

        double[] c = Coefficients;
        Array.Clear(c);
        for (int j = degree; j >= 0; j--)
        {
            double node = x[reference[j]];
            for (int k = degree; k > 0; k--)
            {
                c[k] = c[k - 1] - (node * c[k]);
            }

            c[0] = _newton[j] - (node * c[0]);
        }
    }
}
