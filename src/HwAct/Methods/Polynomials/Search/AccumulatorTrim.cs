using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// Takes fraction bits off the accumulators of a finished design, tables unchanged in size: narrower multipliers, fewer
/// guard bits. Where the coarser floors move a segment, its constant moves within the width that its column has anyway.
/// </summary>
internal sealed class AccumulatorTrim(Func<int, AllowedIntervals> allowedAt)
{
    private readonly Dictionary<int, SegmentFitter> _fitters = [];

    public SegmentedFit Run(SegmentedFit fit, int count)
    {
        SegmentedFit best = fit;
        for (int k = fit.Format.Degree - 1; k >= 0; k--)
        {
            // Below the precision of the coefficient that it receives an accumulator cannot go.
            int stage = k;
            int least = Math.Max(0, fit.Format.Precision[k]);
            while (best.Format.Accumulator[stage] > least && Coarser(best, stage, count) is { } coarser)
            {
                best = coarser;
            }
        }

        return best;
    }

    private SegmentedFit? Coarser(SegmentedFit fit, int stage, int count)
    {
        HornerFormat old = fit.Format;
        ImmutableArray<int> accumulator = old.Accumulator.SetItem(stage, old.Accumulator[stage] - 1);
        int guardBits = accumulator[0];
        CoefficientWindow range = fit.Range(0);
        int bits = BitLength.Of(range.High - range.Low);
        CoefficientWindow window = new(range.High - ((1L << bits) - 1), range.Low + ((1L << bits) - 1));
        HornerFormat format = new(
            guardBits, old.Precision, accumulator, old.Alignment, old.Windows.SetItem(0, window));
        if (format.Accumulator[stage] >= old.Accumulator[stage])
        {
            return null;
        }

        SegmentFitter fitter = FitterAt(guardBits);
        List<long[]> coefficients = [];
        for (int s = 0; s < fit.Starts.Length; s++)
        {
            int last = (s + 1 < fit.Starts.Length ? fit.Starts[s + 1] : count) - 1;
            long[] trial = [.. fit.Coefficients[s]];
            if (!fitter.TryConstant(fit.Starts[s], last, format, trial))
            {
                return null;
            }

            coefficients.Add(trial);
        }

        SegmentedFit trimmed = new(format, fit.Starts, [.. coefficients], fit.Slack);
        CoefficientWindow now = trimmed.Range(0);
        return BitLength.Of(now.High - now.Low) <= bits ? trimmed : null;
    }

    private SegmentFitter FitterAt(int guardBits)
    {
        if (!_fitters.TryGetValue(guardBits, out SegmentFitter? fitter))
        {
            fitter = new SegmentFitter(new CriticalCodes(allowedAt(guardBits), guardBits));
            _fitters.Add(guardBits, fitter);
        }

        return fitter;
    }
}
