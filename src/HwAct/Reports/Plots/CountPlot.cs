using HwAct.Calibration;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>How often values came, column by column.</summary>
internal static class CountPlot
{
    /// <summary>How often each input code came in a recording; nothing where nobody recorded them.</summary>
    public static IEnumerable<Plot> OfRecorded(KernelReport report)
    {
        if (report.Recorded is not RecordedInputs recorded)
        {
            yield break;
        }

        var axis = new InputAxis(report.Curve.Specification.Input);
        IntegerCodes codes = report.Curve.Reference.Codes;
        int columns = Math.Min(codes.Count, Plot.Columns);
        long[] counts = new long[columns];
        for (int i = 0; i < codes.Count; i++)
        {
            counts[(int)((long)i * columns / codes.Count)] += recorded.Counts[i];
        }

        string title = report.Kernel.Inner is InnerValue inner ? $"Recorded inputs of the {inner.Member}" : "Recorded inputs";
        string each = columns == codes.Count ? "each input code" : $"each of {Figure.Text(columns)} columns of codes";
        yield return Of(
            new Plot("recorded", title, $"How often {each} came among {Figure.Shown(recorded.Total)} recorded inputs; the fullest holds {Figure.Shown(counts.Max())}.")
            {
                Bottom = 260,
                Below = axis.Reals,
                Above = axis.Codes,
                Names = (InputAxis.Names.Below, InputAxis.Names.Above, "inputs", ""),
                Data = new ReportTable("recorded_data", "", "", ["codes from", "to", "inputs"], [.. Eighths(codes.Count).Select(part => ImmutableArray.Create(
                    Figure.Shown(codes[part.From]), Figure.Shown(codes[part.To - 1]), Figure.Shown(recorded.Counts[part.From..part.To].Sum())))]),
            },
            counts,
            $"recorded inputs, {each}",
            []);
    }

    /// <summary>How the values of a recording are distributed, and which of them each proposal covers.</summary>
    public static Plot OfValues(Sample sample, ImmutableArray<MeasuredProposal> proposals)
    {
        long[] counts = Columns(sample, Plot.Columns);
        var x = new Scale(sample.Min, sample.Max, Plot.Left, Plot.Right);
        var plot = new Plot(
            "values",
            "Recorded values",
            $"How often values came, in {Figure.Text(Plot.Columns)} equal parts from {Figure.Shown(sample.Min)} to {Figure.Shown(sample.Max)}; the fullest holds {Figure.Shown(counts.Max())} of {Figure.Shown(sample.Count)}.")
        {
            Bottom = 260,
            Below = Plot.Place(Ticks.Decimal(sample.Min, sample.Max, 11), x),
            Names = ("x", "", "values", ""),
            Data = new ReportTable("values_data", "", "", ["from", "to", "values"], [.. Eighths(counts.Length).Select(part => ImmutableArray.Create(
                Figure.Shown(At(part.From)), Figure.Shown(At(part.To)), Figure.Shown(counts[part.From..part.To].Sum())))]),
        };
        string[] styles = ["marks", "half", "promise", "misrounded"];
        (string Style, string Legend, string Path)[] ends = [.. proposals.Select((one, i) =>
            (styles[i], $"ends of {one.Proposal.Method.Name}", Uprights(x, plot.Bottom, one.Proposal.Input)))];
        return Of(plot, counts, "recorded values", [.. ends.Where(end => end.Path.Length > 0)]);

        double At(int column) => sample.Min + ((sample.Max - sample.Min) * column / counts.Length);
    }

    /// <summary>How many values of a sample lie in each of some equal parts of their range.</summary>
    public static long[] Columns(Sample sample, int columns)
    {
        var counts = new long[columns];
        foreach (WeightedValue point in sample.Points)
        {
            counts[Math.Clamp((int)((point.Value - sample.Min) / (sample.Max - sample.Min) * columns), 0, columns - 1)] += point.Count;
        }

        return counts;
    }

    private static Plot Of(Plot plot, long[] counts, string legend, (string Style, string Legend, string Path)[] lines)
    {
        long most = counts.Max();
        var x = new Scale(0, counts.Length, Plot.Left, Plot.Right);
        Scale y = CountAxis.Of(most, plot.Bottom);
        return plot with
        {
            AtLeft = Plot.Place(CountAxis.Decades(most), y),
            Layers = [new("bar error", Bars(counts, x, y)), .. lines.Select(line => new Layer("line " + line.Style, line.Path))],
            Legend = [new("error", legend), .. lines.Select(line => new LegendEntry(line.Style, line.Legend))],
        };
    }

    // Bars side by side are one outline.
    private static string Bars(long[] counts, Scale x, Scale y)
    {
        var path = new SvgPath();
        for (int start = 0; start < counts.Length; start++)
        {
            if (counts[start] == 0)
            {
                continue;
            }

            path.MoveTo(x.At(start), y.From);
            int end = start;
            for (; end < counts.Length && counts[end] > 0; end++)
            {
                path.VerticalTo(y.At(CountAxis.Level(counts[end]))).HorizontalTo(x.At(end + 1));
            }

            path.VerticalTo(y.From).Close();
            start = end;
        }

        return path.ToString();
    }

    // Those of the ends that lie among the values; where all values are covered there is none.
    private static string Uprights(Scale x, double bottom, Quantization format)
    {
        var path = new SvgPath();
        foreach (double end in (double[])[format.Real(format.MinCode) - (0.5 * format.Scale), format.Real(format.MaxCode) + (0.5 * format.Scale)])
        {
            if (x.Contains(end))
            {
                path.MoveTo(x.At(end), Plot.Top).VerticalTo(bottom);
            }
        }

        return path.ToString();
    }

    private static IEnumerable<(int From, int To)> Eighths(int count)
    {
        int parts = Math.Min(8, count);
        return Enumerable.Range(0, parts).Select(part => ((int)((long)part * count / parts), (int)((long)(part + 1) * count / parts)));
    }
}
