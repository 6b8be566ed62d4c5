namespace HwAct.Methods;

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
    private const int UsualBudget = 120;
    private const int Spacing = 4;
    private readonly CriticalCodes _critical;
    private readonly FitPoints _points;
    private readonly long[] _coefficient = new long[4];
    private readonly int _budget;
    private int _nodes;

    /// <summary>A fitter of allowed intervals.</summary>
    /// <param name="critical">The intervals.</param>
    /// <param name="budget">How many choices of coefficients may be looked at for one segment.</param>
    public SegmentFitter(CriticalCodes critical, int budget = UsualBudget)
    {
        _budget = budget;
        _critical = critical;
        _points = new FitPoints(critical);
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
            _points.Load(first, last, degree);
            if (_points.Level(degree) > FitPoints.Limit)
            {
                return false;
            }

            if (!_points.MarkWorst())
            {
                return true;
            }
        }
    }

    /// <summary>Integer coefficients of a format for first … last, in stored units; false if none were found.</summary>
    public bool TryFit(int first, int last, HornerFormat format, Span<long> coefficients)
    {
        _nodes = 0;
        Outcome outcome;
        do
        {
            _points.Load(first, last, format.Degree);
            _points.CenterFloors(format);
            outcome = Descend(format, format.Degree);
        }
        while (outcome == Outcome.Restart);

        _coefficient.AsSpan(0, format.Degree + 1).CopyTo(coefficients);
        return outcome == Outcome.Found;
    }

    /// <summary>A constant for a segment whose other coefficients are given; false if there is none.</summary>
    public bool TryConstant(int first, int last, HornerFormat format, Span<long> coefficients)
    {
        ConstantInterval constants = ConstantInterval.Of(_critical, format, coefficients, first, last);
        if (constants.IsEmpty)
        {
            return false;
        }

        coefficients[0] = Math.Clamp(coefficients[0], constants.Least, constants.Most);
        return true;
    }

    private Outcome Descend(HornerFormat format, int k)
    {
        if (k == 0)
        {
            return FitConstant(format);
        }

        if (_nodes++ > _budget)
        {
            return Outcome.Missed;
        }

        double unit = Math.ScaleB(1, -format.Precision[k]);
        return _points.CoefficientRange(k, unit) is (double center, double reach)
            ? Spread(format, k, unit, center, (long)Math.Clamp(reach / Spacing, 1, 1L << 40))
            : Outcome.Empty;
    }

    // Tries integers outward from the center at a spacing; where hardly any is left between the first empty ones, more finely.
    private Outcome Spread(HornerFormat format, int k, double unit, double center, long spacing)
    {
        CoefficientWindow window = format.Windows[k];
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

                    Outcome outcome = Try(format, k, candidate, unit);
                    if (outcome is Outcome.Found or Outcome.Restart)
                    {
                        return outcome;
                    }

                    if (_nodes > _budget)
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

    private Outcome Try(HornerFormat format, int k, long coefficient, double unit)
    {
        _coefficient[k] = coefficient;
        _points.Fix(k, coefficient * unit);
        return Descend(format, k - 1);
    }

    // All but the constant is fixed: the interval of constants, first over the critical codes, then over all.
    private Outcome FitConstant(HornerFormat format)
    {
        (double above, double below) = _points.Constants();
        if (above > below)
        {
            return Outcome.Empty;
        }

        double unit = Math.ScaleB(1, -format.Precision[0]);
        if (_nodes++ > _budget || Math.Floor((below + _points.FloorLoss) / unit) * unit < above - _points.FloorLoss)
        {
            return Outcome.Missed;
        }

        ConstantInterval constants = ConstantInterval.Of(_critical, format, _coefficient, _points.First, _points.Last);
        if (!constants.IsEmpty)
        {
            _coefficient[0] = constants.Least + ((constants.Most - constants.Least) / 2);
            return Outcome.Found;
        }

        bool marked = _critical.Mark(constants.LeastAt);
        marked |= _critical.Mark(constants.MostAt);
        return marked ? Outcome.Restart : Outcome.Missed;
    }
}
