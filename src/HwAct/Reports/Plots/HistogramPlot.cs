using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>How many codes have an error of which size.</summary>
internal static class HistogramPlot
{
    private const double Gap = 0.06;

    public static Plot Of(ImmutableArray<double> errors)
    {
        Histogram histogram = Histogram.Of(errors);
        int most = histogram.Counts.Max();
        double least = histogram.First * histogram.Width;
        double greatest = (histogram.First + histogram.Counts.Length) * histogram.Width;
        var plot = new Plot(
            "histogram",
            "Histogram of the error",
            $"Number of codes by error in bins of {Figure.Shown(histogram.Width)} LSB; the fullest bin holds {Figure.Shown((long)most)} codes.")
        {
            Bottom = 260,
        };
        var x = new Scale(least, greatest, Plot.Left, Plot.Right);
        Scale y = CountAxis.Of(most, plot.Bottom);
        return plot with
        {
            Below = Plot.Place(Ticks.Decimal(least, greatest, 13), x),
            AtLeft = Plot.Place(CountAxis.Decades(most), y),
            Names = ("error in LSB", "", "codes", ""),
            Layers =
            [
                new("bar error", Bars(histogram, x, y, inside: true)),
                new("bar misrounded", Bars(histogram, x, y, inside: false)),
                new("line zero", Uprights(x, plot.Bottom, 0)),
                new("line half", Uprights(x, plot.Bottom, ErrorBound.OfCorrectRounding, -ErrorBound.OfCorrectRounding)),
            ],
            Legend =
            [
                new("error", $"codes, in bins of {Figure.Shown(histogram.Width)} LSB"),
                new("half", "±0.5 LSB"),
            ],
            Data = new ReportTable("histogram_data", "", "", ["error from, LSB", "to", "codes"], [.. Rows(errors, least, greatest)]),
        };
    }

    // In quarters of an LSB, which show how many are rounded right.
    private static IEnumerable<ImmutableArray<string>> Rows(ImmutableArray<double> errors, double least, double greatest)
    {
        double[] ends = [Math.Min(least, -ErrorBound.OfCorrectRounding), -ErrorBound.OfCorrectRounding, -0.25, 0, 0.25, ErrorBound.OfCorrectRounding, Math.Max(greatest, ErrorBound.OfCorrectRounding)];
        for (int i = 0; i + 1 < ends.Length; i++)
        {
            if (ends[i] < ends[i + 1])
            {
                (double from, double to) = (ends[i], ends[i + 1]);
                yield return [Figure.Shown(from), Figure.Shown(to), Figure.Shown((long)errors.Count(error => error >= 0 ? error <= to && (error > from || (error == 0 && from == 0)) : error >= from && error < to))];
            }
        }
    }

    private static string Bars(Histogram histogram, Scale x, Scale y, bool inside)
    {
        var path = new SvgPath();
        for (int i = 0; i < histogram.Counts.Length; i++)
        {
            double from = (histogram.First + i) * histogram.Width;
            double to = from + histogram.Width;
            bool isInside = from >= -ErrorBound.OfCorrectRounding && to <= ErrorBound.OfCorrectRounding;
            if (histogram.Counts[i] > 0 && isInside == inside)
            {
                double gap = Gap * histogram.Width;
                path.MoveTo(x.At(from + gap), y.From).VerticalTo(y.At(CountAxis.Level(histogram.Counts[i]))).HorizontalTo(x.At(to - gap)).VerticalTo(y.From).Close();
            }
        }

        return path.ToString();
    }

    private static string Uprights(Scale x, double bottom, params ReadOnlySpan<double> values)
    {
        var path = new SvgPath();
        foreach (double value in values)
        {
            path.MoveTo(x.At(value), Plot.Top).VerticalTo(bottom);
        }

        return path.ToString();
    }
}
