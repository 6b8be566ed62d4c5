using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace HwAct.Approximations.Polynomials;

/// <summary>
/// For one degree and plan of segments, takes bits away from every column until none can go.
/// </summary>
/// <remarks>
/// A state is a form: precision of each coefficient, breakpoint grid, coefficient windows. Each move makes one column
/// one bit narrower; a beam keeps the states with the fewest ROM bits, then most slack, so it is not one unlucky order of
/// moves that decides.
/// </remarks>
internal sealed class PrecisionSearch
{
    private readonly SegmentPlan _plan;
    private readonly int _guardBits;
    private readonly int _degree;
    private readonly int _beam;
    private readonly ImmutableArray<int> _wanted;
    private readonly int _lengthBits;
    private readonly int _gridBits;
    private readonly HashSet<string> _seen = [];

    public PrecisionSearch(SegmentPlan plan, int guardBits, int degree, int beam)
    {
        _plan = plan;
        _guardBits = guardBits;
        _degree = degree;
        _beam = beam;
        _lengthBits = BitOperations.Log2((uint)plan.Longest) + 1;
        _gridBits = plan.Kind == SegmentationKind.Free ? Math.Max(0, BitOperations.Log2((uint)plan.Shortest) - 4) : 0;
        _wanted = [.. Enumerable.Range(0, degree + 1).Select(k => guardBits + (k * _lengthBits))];
    }

    /// <summary>The fit with the fewest ROM bits found, or null.</summary>
    public SegmentedFit? Run()
    {
        SegmentedFit? start = null;
        for (int fraction = 3; fraction <= _guardBits + 4 && start is null; fraction++)
        {
            start = _plan.Evaluate(Uniform(fraction));
        }

        if (start is null)
        {
            return null;
        }

        SegmentedFit best = start;
        long bestCost = _plan.Cost(start);
        List<(SegmentedFit Fit, long Cost)> beam = [(start, bestCost)];
        while (beam.Count > 0 && bestCost > 0)
        {
            List<(SegmentedFit Fit, long Cost)> next = [];
            foreach ((SegmentedFit fit, _) in beam)
            {
                foreach (PolynomialForm form in Narrower(fit))
                {
                    if (_seen.Add(Key(form)) && _plan.Evaluate(form) is { } narrower)
                    {
                        next.Add((narrower, _plan.Cost(narrower)));
                    }
                }
            }

            beam = [.. next.OrderBy(n => n.Cost).ThenByDescending(n => n.Fit.Slack).Take(_beam)];
            if (beam.Count > 0 && beam[0].Cost < bestCost)
            {
                (best, bestCost) = beam[0];
            }
        }

        return best;
    }

    private PolynomialForm Uniform(int fraction) => new(
        _guardBits,
        [.. Enumerable.Range(0, _degree + 1).Select(k => k == 0 ? Math.Min(fraction, _guardBits) : fraction + (k * Math.Max(0, _lengthBits - 2)))],
        _wanted,
        Math.Max(0, _gridBits - (2 * (fraction - 3))),
        [.. Enumerable.Repeat(CoefficientWindow.Open, _degree + 1)]);

    private IEnumerable<PolynomialForm> Narrower(SegmentedFit fit)
    {
        PolynomialForm form = fit.Form;
        for (int k = 0; k <= _degree; k++)
        {
            ImmutableArray<CoefficientWindow> coarser = form.Windows.SetItem(k, form.Windows[k].Coarser());
            yield return new PolynomialForm(_guardBits, form.Precision.SetItem(k, form.Precision[k] - 1), _wanted, form.Alignment, coarser);
        }

        if (_plan.Kind == SegmentationKind.Free && form.Alignment < _lengthBits)
        {
            yield return new PolynomialForm(_guardBits, form.Precision, _wanted, form.Alignment + 1, form.Windows);
        }
    }

    private static string Key(PolynomialForm form) => string.Create(
        CultureInfo.InvariantCulture, $"{string.Join(',', form.Precision)};{form.Alignment};{string.Join(',', form.Windows)}");
}
