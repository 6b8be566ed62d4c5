namespace HwAct.Methods.Polynomials;

/// <summary>
/// The polynomial of degree m ≤ 3 that stays closest to the middle of a corridor, relative to its half width:
/// minimizes max |p(x_i) − middle_i| / radius_i over finitely many points (weighted minimax; Remez' single exchange).
/// </summary>
/// <remarks>
/// On m + 2 points (the reference) the best level has a closed form: with the divided-difference weights w_j,
/// λ = |Σ w_j middle_j| / Σ |w_j| radius_j. λ of any reference bounds the minimax level from below and rises with every
/// exchange, so a level above 1 proves on the spot that no real polynomial fits the corridor. Everything here is IEEE basic
/// arithmetic in a fixed order: the same on every machine. Nothing is accepted on its word.
/// </remarks>
internal sealed class WeightedExchange
{
    private const int MaxExchanges = 64;
    private readonly double[] _weight = new double[5];
    private readonly double[] _value = new double[5];
    private readonly double[] _newton = new double[5];

    /// <summary>Coefficients of x^0 … x^3 of the last solution.</summary>
    public double[] Coefficients { get; } = new double[4];

    /// <summary>
    /// The minimax level, or any lower bound of it above <paramref name="limit"/>. The reference (indices into the points,
    /// ascending, degree + 2 of them) is where the search starts and is left where it ended.
    /// </summary>
    public double Solve(int n, double[] x, double[] middle, double[] inverseRadius, int degree, Span<int> reference, double limit)
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
                _weight[j] = w;
                numerator += w * middle[reference[j]];
                denominator += Math.Abs(w) / inverseRadius[reference[j]];
            }

            level = Math.Abs(numerator) / denominator;
            double orientation = numerator > 0 ? -1 : 1;
            for (int j = 0; j < r; j++)
            {
                double sign = _weight[j] > 0 ? orientation : -orientation;
                _value[j] = middle[reference[j]] + (sign * level / inverseRadius[reference[j]]);
            }

            Interpolate(degree, x, reference);
            if (level > limit)
            {
                return level;
            }

            int entering = Farthest(n, x, middle, inverseRadius, out double worst, out bool above);
            if (worst <= (level * (1 + 1e-9)) + 1e-12 || reference[..r].Contains(entering))
            {
                return level;
            }

            Exchange(reference[..r], entering, above, orientation);
        }

        return level;
    }

    private int Farthest(int n, double[] x, double[] middle, double[] inverseRadius, out double worst, out bool above)
    {
        double a0 = Coefficients[0], a1 = Coefficients[1], a2 = Coefficients[2], a3 = Coefficients[3];
        int entering = 0;
        worst = -1;
        above = false;
        for (int i = 0; i < n; i++)
        {
            double z = x[i];
            double error = ((((((((a3 * z) + a2) * z) + a1) * z) + a0)) - middle[i]) * inverseRadius[i];
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

    // The errors on the reference alternate; the entering point takes the place of a neighbor of its own sign.
    private void Exchange(Span<int> reference, int entering, bool above, double orientation)
    {
        int last = reference.Length - 1;
        bool SameSign(int j) => (_weight[j] > 0 ? orientation : -orientation) > 0 == above;
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
