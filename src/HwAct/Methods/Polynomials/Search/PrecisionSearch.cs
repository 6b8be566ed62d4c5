using HwAct.Numerics;
using System.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// For one degree and plan of segments, takes bits away from every column until none can go.
/// </summary>
/// <remarks>
/// A state is a formatat: precision of each coefficient, breakpoint grid, coefficient windows. A descent makes one column
/// one bit coarser at a time and goes on with the states of fewest ROM bits, then most slack. Which integers
/// happen to fit is luck, so where it gets stuck a better state is often near: some columns coarser, others finer.
/// </remarks>
internal sealed class PrecisionSearch
{
    // Fraction bits of the constant to begin with, and how far beyond the guard bits the other coefficients may begin.
    private const int FirstFraction = 3;
    private const int MoreFraction = 4;

    // No coefficient counts units of more than 2^32 output LSBs.
    private const int CoarsestUnit = 32;
    private readonly SegmentPlan _plan;
    private readonly Segmenter _segmenter;
    private readonly int _guardBits;
    private readonly int _degree;
    private readonly ImmutableArray<int> _wanted;
    private readonly int _lengthBits;
    private readonly int _gridBits;
    private readonly HashSet<string> _seen = [];
    private SegmentedFit? _best;
    private long _bestCost = long.MaxValue;

    /// <summary>The number of segments that the plan pays for, which the best may leave unused.</summary>
    public int MostSegments => _plan.Segments;

    public PrecisionSearch(SegmentPlan plan, Segmenter segmenter, int degree)
    {
        _plan = plan;
        _segmenter = segmenter;
        _guardBits = segmenter.GuardBits;
        _degree = degree;
        _lengthBits = BitOperations.Log2((uint)plan.Longest) + 1;
        _gridBits = plan.Kind == SegmentationKind.Free ? Math.Max(0, BitOperations.Log2((uint)plan.Shortest) - 4) : 0;
        _wanted = [.. Enumerable.Range(0, degree + 1).Select(k => _guardBits + (k * _lengthBits))];
    }

    public int Degree => _degree;

    public int GuardBits => _guardBits;

    /// <summary>The plan searched.</summary>
    public SegmentPlan Plan => _plan;

    /// <summary>The fit with the fewest ROM bits found so far, or null.</summary>
    public SegmentedFit? Best => _best;

    /// <summary>The fit with the fewest ROM bits when segments that it leaves over are not paid for: what comes of the search.</summary>
    public SegmentedFit? Cheapest { get; private set; }

    /// <summary>Its ROM bits.</summary>
    public long CheapestCost { get; private set; } = long.MaxValue;

    /// <summary>Its cost as the plan counts it.</summary>
    public long BestCost => _bestCost;

    /// <summary>Goes down from fine coefficients, always to the state of fewest ROM bits, until no single bit can go.</summary>
    public void Descend()
    {
        SegmentedFit? state = null;
        for (int fraction = FirstFraction; fraction <= _guardBits + MoreFraction && state is null; fraction++)
        {
            state = Evaluate(Uniform(fraction));
        }

        while (state is not null && _bestCost > 0)
        {
            state = Narrower(state).Select(Evaluate).OfType<SegmentedFit>()
                .OrderBy(_plan.Cost).ThenByDescending(fit => fit.Slack).FirstOrDefault();
        }
    }

    /// <summary>
    /// Looks around the best state: everything one bit cheaper that is at most <paramref name="radius"/> single-bit steps away, the
    /// nearest first; starts again from every better state that it finds.
    /// </summary>
    public void LookAround(int radius)
    {
        ImmutableArray<ImmutableArray<int>> steps = OneBitCheaper(_degree + 2, radius);
        _segmenter.Forget();
        SegmentedFit? center = null;
        while (center != _best && _bestCost > 0)
        {
            center = _best!;
            foreach (HornerFormat format in Windowed(center).Concat(steps.Select(step => Moved(center.Format, step)).OfType<HornerFormat>()))
            {
                Evaluate(format);
                if (_best != center)
                {
                    break;
                }
            }
        }
    }

    private SegmentedFit? Evaluate(HornerFormat format)
    {
        if (format.Precision[0] > _guardBits || format.Alignment < 0 || !_seen.Add(Key(format)))
        {
            return null;
        }

        LongWork.Continue();
        SegmentedFit? fit = _plan.Evaluate(format);
        if (fit is not null && _plan.Cost(fit) < _bestCost)
        {
            _best = fit;
            _bestCost = _plan.Cost(fit);
        }

        if (fit is not null && _plan.UsedCost(fit) < CheapestCost)
        {
            Cheapest = fit;
            CheapestCost = _plan.UsedCost(fit);
        }

        return fit;
    }

    private HornerFormat Uniform(int fraction) => new(
        _guardBits,
        [.. Enumerable.Range(0, _degree + 1).Select(k => k == 0 ? Math.Min(fraction, _guardBits) : fraction + (k * Math.Max(0, _lengthBits - 2)))],
        _wanted,
        Math.Max(0, _gridBits - (2 * (fraction - FirstFraction))),
        [.. Enumerable.Repeat(CoefficientWindow.Open, _degree + 1)]);

    // One column, or the breakpoints, one bit coarser. A column of one value stores nothing and could get coarser for ever.
    private IEnumerable<HornerFormat> Narrower(SegmentedFit fit) =>
        from k in Enumerable.Range(0, _degree + 2)
        where k > _degree || fit.Range(k).Low < fit.Range(k).High
        let format = Coarser(fit.Format, k, 1)
        where format is not null
        select format;

    // One column restricted to half the values that it has.
    private IEnumerable<HornerFormat> Windowed(SegmentedFit fit)
    {
        HornerFormat format = fit.Format;
        for (int k = 0; k <= _degree; k++)
        {
            if (CoefficientWindow.HalfOf([.. fit.Coefficients.Select(c => c[k])]) is { } half)
            {
                yield return new HornerFormat(_guardBits, format.Precision, _wanted, format.Alignment, format.Windows.SetItem(k, half));
            }
        }
    }

    // All vectors of single-bit steps whose sum is one bit coarser, by their length, then in lexical order.
    private static ImmutableArray<ImmutableArray<int>> OneBitCheaper(int dimensions, int radius)
    {
        IEnumerable<ImmutableArray<int>> vectors = [[]];
        for (int d = 0; d < dimensions; d++)
        {
            vectors = [.. from vector in vectors from step in Enumerable.Range(-radius, (2 * radius) + 1) where vector.Sum(Math.Abs) + Math.Abs(step) <= radius select vector.Add(step)];
        }

        return [.. vectors.Where(vector => vector.Sum() == 1).OrderBy(vector => vector.Sum(Math.Abs))];
    }

    private HornerFormat? Moved(HornerFormat format, ImmutableArray<int> step)
    {
        HornerFormat? moved = format;
        for (int k = 0; k < step.Length && moved is not null; k++)
        {
            for (int i = 0; i < Math.Abs(step[k]) && moved is not null; i++)
            {
                moved = Coarser(moved, k, Math.Sign(step[k]));
            }
        }

        return moved;
    }

    // Column k, or the breakpoints for k = degree + 1, coarser or finer by a bit; null where that is no format.
    private HornerFormat? Coarser(HornerFormat format, int k, int bits)
    {
        if (k > _degree)
        {
            return _plan.Kind != SegmentationKind.Free || format.Alignment + bits < 0 || format.Alignment + bits > _lengthBits
                ? null
                : new HornerFormat(_guardBits, format.Precision, _wanted, format.Alignment + bits, format.Windows);
        }

        if (format.Precision[k] - bits < -CoarsestUnit)
        {
            return null;
        }

        // A window holds as many values after the change as before, or half of them.
        CoefficientWindow window = bits > 0 ? format.Windows[k].Coarser() : CoefficientWindow.Open;
        return new HornerFormat(
            _guardBits, format.Precision.SetItem(k, format.Precision[k] - bits), _wanted, format.Alignment, format.Windows.SetItem(k, window));
    }

    private static string Key(HornerFormat format) => string.Create(
        CultureInfo.InvariantCulture, $"{string.Join(',', format.Precision)};{format.Alignment};{string.Join(',', format.Windows)}");
}
