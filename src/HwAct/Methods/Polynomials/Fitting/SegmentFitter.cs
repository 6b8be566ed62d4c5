using HwAct.Numerics.Minimax;

namespace HwAct.Methods.Polynomials.Fitting;

/// <summary>
/// Finds integer coefficients for one segment, or finds that there are none.
/// </summary>
/// <remarks>
/// The coefficients that keep real polynomials inside the allowed intervals form a polytope, and the level of the weighted minimax
/// problem is convex in each of them. So coefficient d is tried at the integers around its minimax value, outward until the
/// level of what remains passes 1 on either side, and for each the problem of degree d − 1 is solved the same way. Once
/// all but the constant are fixed, the integer program itself is evaluated over every code of the segment, and the
/// constants that keep it inside are an interval. What is accepted is therefore exact whatever the doubles
/// did; what is rejected could at worst have been accepted, and would have made the design smaller.
/// </remarks>
internal sealed class SegmentFitter
{
    private const int NodeBudget = 120;
    private const int Spacing = 4;
    private const double Limit = 1 + 1e-9;
    private readonly AllowedSamples _samples;
    private readonly WeightedMinimax _exchange = new(mostDegree: 3);
    private readonly double[][] _middle = new double[4][];
    private readonly int[][] _reference = [new int[2], new int[3], new int[4], new int[5]];
    private readonly long[] _coefficient = new long[4];
    private double[] _x = [];
    private double[] _inverseRadius = [];
    private int[] _codes = [];
    private int _count;
    private double _half;
    private int _first;
    private int _last;
    private int _nodes;
    private double _radius;
    private double _floorLoss;

    public SegmentFitter(AllowedSamples samples)
    {
        _samples = samples;
        Array.Fill(_middle, []);
    }

    private enum Outcome
    {
        Found,
        Missed,
        Empty,
        Restart,
    }

    /// <summary>Whether some polynomial with real coefficients keeps the intervals on first … last.</summary>
    public bool IsRealFeasible(int first, int last, int degree)
    {
        if (last - first <= degree)
        {
            return true;
        }

        while (true)
        {
            Load(first, last, degree);
            if (_exchange.Solve(_count, _x, _middle[degree], _inverseRadius, degree, _reference[degree], Limit) > Limit)
            {
                return false;
            }

            if (!MarkWorstReal())
            {
                return true;
            }
        }
    }

    /// <summary>Integer coefficients of a form for first … last, in stored units; false if none were found.</summary>
    public bool TryFit(int first, int last, PolynomialForm form, Span<long> coefficients)
    {
        _nodes = 0;
        while (true)
        {
            Load(first, last, form.Degree);
            CenterFloors(form);
            Outcome outcome = Descend(form, form.Degree);
            if (outcome == Outcome.Found)
            {
                _coefficient.AsSpan(0, form.Degree + 1).CopyTo(coefficients);
                return true;
            }

            if (outcome != Outcome.Restart)
            {
                return false;
            }
        }
    }

    /// <summary>A constant for a segment whose other coefficients are given; false if there is none.</summary>
    public bool TryConstant(int first, int last, PolynomialForm form, Span<long> coefficients)
    {
        ConstantInterval constants = ConstantInterval.Of(_samples, form, coefficients, first, last);
        if (constants.IsEmpty)
        {
            return false;
        }

        coefficients[0] = Math.Clamp(coefficients[0], constants.Least, constants.Most);
        return true;
    }

    private void Load(int first, int last, int degree)
    {
        _first = first;
        _last = last;
        _count = _samples.CodesOf(first, last, ref _codes);
        if (_x.Length < _count)
        {
            int capacity = 2 * _count;
            _x = new double[capacity];
            _inverseRadius = new double[capacity];
            for (int k = 0; k < 4; k++)
            {
                _middle[k] = new double[capacity];
            }
        }

        _half = Math.Max(1, last - first) * 0.5;
        for (int i = 0; i < _count; i++)
        {
            _x[i] = ((_codes[i] - first) / _half) - 1;
            _inverseRadius[i] = _samples.InverseRadius[_codes[i]];
            _middle[degree][i] = _samples.Middle[_codes[i]];
        }

        double sum = 0;
        for (int i = 0; i < _count; i++)
        {
            sum += 1 / _inverseRadius[i];
        }

        _radius = sum / _count;
        for (int k = 0; k <= degree; k++)
        {
            WeightedMinimax.Spread(_reference[k], _count);
        }
    }

    // The inner floors lose between nothing and one unit of their accumulator each: aim half of that higher.
    private void CenterFloors(PolynomialForm form)
    {
        _floorLoss = 0;
        for (int k = 1; k < form.Degree; k++)
        {
            if (form.Shift(k + 1) == 0)
            {
                continue;
            }

            double unit = Math.ScaleB(1, -form.Accumulator[k]);
            double loss = 0;
            for (int i = 0; i < _count; i++)
            {
                double u = _codes[i] - _first;
                loss = unit * u;
                for (int j = 1; j < k; j++)
                {
                    loss *= u;
                }

                _middle[form.Degree][i] += 0.5 * loss;
            }

            _floorLoss += loss;
        }
    }

    // Marks the worst code of each eighth of the segment that leaves its interval; false if there is none.
    private bool MarkWorstReal()
    {
        bool marked = false;
        double[] a = _exchange.Coefficients;
        double a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3];
        int block = Math.Max(16, ((_last - _first) / 8) + 1);
        for (int start = _first; start <= _last; start += block)
        {
            double worst = Limit;
            int at = -1;
            int end = Math.Min(_last, start + block - 1);
            for (int t = start; t <= end; t++)
            {
                double z = ((t - _first) / _half) - 1;
                double size = Math.Abs(((((((a3 * z) + a2) * z) + a1) * z) + a0 - _samples.Middle[t]) * _samples.InverseRadius[t]);
                if (size > worst)
                {
                    worst = size;
                    at = t;
                }
            }

            marked |= at >= 0 && _samples.MarkCritical(at);
        }

        return marked;
    }

    private Outcome Descend(PolynomialForm form, int k)
    {
        if (k == 0)
        {
            return FitConstant(form);
        }

        if (_nodes++ > NodeBudget)
        {
            return Outcome.Missed;
        }

        double unit = Math.ScaleB(1, -form.Precision[k]);
        double center = 0;
        double reach = 0;
        if (_count >= k + 2)
        {
            double level = _exchange.Solve(_count, _x, _middle[k], _inverseRadius, k, _reference[k], Limit);
            if (level > Limit)
            {
                return Outcome.Empty;
            }

            // Adding c·u^k costs at least c·half^k / 2^(k−1) after the lower coefficients have adapted.
            double power = unit;
            for (int j = 0; j < k; j++)
            {
                power *= _half;
            }

            center = _exchange.Coefficients[k] / power;
            reach = (1 - level) * _radius * (1 << (k - 1)) / power;
        }

        return Spread(form, k, unit, center, (long)Math.Clamp(reach / Spacing, 1, 1L << 40));
    }

    // Tries integers outward from the center at a spacing; where hardly any is left between the first empty ones, more finely.
    private Outcome Spread(PolynomialForm form, int k, double unit, double center, long spacing)
    {
        CoefficientWindow window = form.Windows[k];
        long start = (long)Math.Round(Math.Clamp(center, window.Low, window.High));
        long low = window.Low - 1;
        long high = window.High + 1;
        HashSet<long>? tried = spacing > 1 ? [] : null;
        while (true)
        {
            int alive = 0;
            for (long distance = 0; start - distance > low || start + distance < high; distance += spacing)
            {
                for (int side = distance == 0 ? 1 : 0; side < 2; side++)
                {
                    long candidate = side == 0 ? start - distance : start + distance;
                    if (candidate <= low || candidate >= high || tried?.Add(candidate) == false)
                    {
                        continue;
                    }

                    Outcome outcome = Try(form, k, candidate, unit);
                    if (outcome is Outcome.Found or Outcome.Restart)
                    {
                        return outcome;
                    }

                    if (_nodes > NodeBudget)
                    {
                        return Outcome.Missed;
                    }

                    if (outcome != Outcome.Empty)
                    {
                        alive++;
                    }
                    else if (candidate > center)
                    {
                        high = candidate;
                    }
                    else
                    {
                        low = candidate;
                    }
                }
            }

            if (spacing == 1 || alive >= Spacing)
            {
                return Outcome.Missed;
            }

            spacing = Math.Max(1, spacing / 4);
        }
    }

    private Outcome Try(PolynomialForm form, int k, long coefficient, double unit)
    {
        _coefficient[k] = coefficient;
        double[] from = _middle[k];
        double[] to = _middle[k - 1];
        double c = coefficient * unit;
        for (int i = 0; i < _count; i++)
        {
            double u = _codes[i] - _first;
            double term = c * u;
            for (int j = 1; j < k; j++)
            {
                term *= u;
            }

            to[i] = from[i] - term;
        }

        return Descend(form, k - 1);
    }

    // All but the constant is fixed: the interval of constants, first over the critical codes, then over all.
    private Outcome FitConstant(PolynomialForm form)
    {
        double above = double.NegativeInfinity;
        double below = double.PositiveInfinity;
        double[] middle = _middle[0];
        for (int i = 0; i < _count; i++)
        {
            double radius = 1 / _inverseRadius[i];
            above = Math.Max(above, middle[i] - radius);
            below = Math.Min(below, middle[i] + radius);
        }

        if (above > below)
        {
            return Outcome.Empty;
        }

        double unit = Math.ScaleB(1, -form.Precision[0]);
        if (_nodes++ > NodeBudget || Math.Floor((below + _floorLoss) / unit) * unit < above - _floorLoss)
        {
            return Outcome.Missed;
        }

        ConstantInterval constants = ConstantInterval.Of(_samples, form, _coefficient, _first, _last);
        if (!constants.IsEmpty)
        {
            _coefficient[0] = constants.Least + ((constants.Most - constants.Least) / 2);
            return Outcome.Found;
        }

        bool marked = _samples.MarkCritical(constants.LeastAt);
        marked |= _samples.MarkCritical(constants.MostAt);
        return marked ? Outcome.Restart : Outcome.Missed;
    }
}
