using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// The critical codes of a segment as the points of a minimax problem for each degree: that of degree k is what remains to be
/// approximated once the terms of all higher degrees are fixed and taken off.
/// </summary>
/// <remarks>Arguments are scaled to −1 … 1, where powers are well apart; coefficients are in powers of u = code − first.</remarks>
internal sealed class FitPoints
{
    /// <summary>A level up to which a polynomial counts as inside its intervals.</summary>
    public const double Limit = 1 + 1e-9;

    private const int MostDegree = 3;
    private readonly CriticalCodes _critical;
    private readonly WeightedMinimax _minimax = new(MostDegree);
    private readonly double[][] _middle = [[], [], [], []];
    private readonly int[][] _reference = [new int[2], new int[3], new int[4], new int[5]];
    private double[] _x = [];
    private double[] _u = [];
    private double[] _inverseRadius = [];
    private int[] _codes = [];
    private int _count;
    private double _half;
    private double _radius;

    public FitPoints(CriticalCodes critical) => _critical = critical;

    /// <summary>First code of the segment.</summary>
    public int First { get; private set; }

    /// <summary>Last code of the segment.</summary>
    public int Last { get; private set; }

    /// <summary>How much the floors of the inner stages may lose at the last code, in output LSB.</summary>
    public double FloorLoss { get; private set; }

    /// <summary>Takes the points of a segment, for a polynomial of a degree.</summary>
    public void Load(int first, int last, int degree)
    {
        (First, Last) = (first, last);
        _count = _critical.CodesOf(first, last, ref _codes);
        if (_x.Length < _count)
        {
            _x = new double[2 * _count];
            _u = new double[_x.Length];
            _inverseRadius = new double[_x.Length];
            for (int k = 0; k <= MostDegree; k++)
            {
                _middle[k] = new double[_x.Length];
            }
        }

        _half = Math.Max(1, last - first) * 0.5;
        double sum = 0;
        for (int i = 0; i < _count; i++)
        {
            _u[i] = _codes[i] - first;
            _x[i] = (_u[i] / _half) - 1;
            _inverseRadius[i] = _critical.InverseRadius[_codes[i]];
            _middle[degree][i] = _critical.Middle[_codes[i]];
            sum += 1 / _inverseRadius[i];
        }

        _radius = sum / _count;
        for (int k = 0; k <= degree; k++)
        {
            WeightedMinimax.Spread(_reference[k], _count);
        }
    }

    /// <summary>Aims higher by half of what the floors of the inner stages lose: between nothing and one unit of their accumulator each. Where stages round, the middle
    /// is where it was, and what is lost is half a unit to either side, of the last stage too.</summary>
    public void CenterFloors(HornerFormat format)
    {
        FloorLoss = format.Rounds ? Math.ScaleB(0.5, -format.Accumulator[0]) : 0;
        for (int k = 1; k < format.Degree; k++)
        {
            if (format.Shift(k + 1) == 0)
            {
                continue;
            }

            double unit = Math.ScaleB(1, -format.Accumulator[k]);
            double loss = 0;
            for (int i = 0; i < _count; i++)
            {
                loss = unit * _u[i];
                loss = k > 1 ? loss * _u[i] : loss;
                _middle[format.Degree][i] += format.Rounds ? 0 : 0.5 * loss;
            }

            FloorLoss += format.Rounds ? 0.5 * loss : loss;
        }
    }

    /// <summary>The minimax level of the problem of a degree; above <see cref="Limit"/> any bound of it from below.</summary>
    public double Level(int degree) =>
        _minimax.Solve(_count, _x, _middle[degree], _inverseRadius, degree, _reference[degree], Limit);

    /// <summary>The coefficients of u^k that may be possible, in a unit: their center, and how far beyond it others may lie.</summary>
    /// <returns>Null where there is none, 0 and 0 where the points are too few to say.</returns>
    public (double Center, double Reach)? CoefficientRange(int k, double unit)
    {
        if (_count < k + 2)
        {
            return (0, 0);
        }

        double level = Level(k);
        if (level > Limit)
        {
            return null;
        }

        // Adding c·u^k costs at least c·half^k / 2^(k−1) after the lower coefficients have adapted.
        double power = unit;
        for (int j = 0; j < k; j++)
        {
            power *= _half;
        }

        return (_minimax.Coefficients[k] / power, (1 - level) * _radius * (1 << (k - 1)) / power);
    }

    /// <summary>Takes a term c·u^k off, which leaves the problem of degree k − 1.</summary>
    public void Fix(int k, double c)
    {
        ReadOnlySpan<double> from = _middle[k].AsSpan(0, _count);
        Span<double> to = _middle[k - 1].AsSpan(0, _count);
        ReadOnlySpan<double> places = _u.AsSpan(0, _count);
        for (int i = 0; i < places.Length; i++)
        {
            double u = places[i];
            double term = c * u;
            term = k > 1 ? term * u : term;
            to[i] = from[i] - (k > 2 ? term * u : term);
        }
    }

    /// <summary>The constants that keep every point, all other terms fixed: from Above to Below.</summary>
    public (double Above, double Below) Constants()
    {
        double above = double.NegativeInfinity;
        double below = double.PositiveInfinity;
        for (int i = 0; i < _count; i++)
        {
            double radius = 1 / _inverseRadius[i];
            above = Math.Max(above, _middle[0][i] - radius);
            below = Math.Min(below, _middle[0][i] + radius);
        }

        return (above, below);
    }

    /// <summary>Marks the worst code of each eighth of the segment at which the last solution leaves its interval; false if there is none.</summary>
    public bool MarkWorst()
    {
        bool marked = false;
        double[] a = _minimax.Coefficients;
        double a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3];
        int block = Math.Max(16, ((Last - First) / 8) + 1);
        for (int start = First; start <= Last; start += block)
        {
            double worst = Limit;
            int at = -1;
            int end = Math.Min(Last, start + block - 1);
            for (int t = start; t <= end; t++)
            {
                double z = ((t - First) / _half) - 1;
                double size = Math.Abs(((((((a3 * z) + a2) * z) + a1) * z) + a0 - _critical.Middle[t]) * _critical.InverseRadius[t]);
                if (size > worst)
                {
                    worst = size;
                    at = t;
                }
            }

            marked |= at >= 0 && _critical.Mark(at);
        }

        return marked;
    }
}
