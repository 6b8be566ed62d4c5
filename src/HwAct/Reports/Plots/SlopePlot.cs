using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The slope of the kernel beside f′.</summary>
internal static class SlopePlot
{
    private const int Chords = 96;
    private const int Columns = 96;

    /// <summary>The plot; none of a kernel of one input code.</summary>
    public static IEnumerable<Plot> Of(KernelReport report)
    {
        SlopeFigures slope = report.Slope;
        if (slope.Made.IsEmpty)
        {
            yield break;
        }

        var axis = new InputAxis(report.Curve.Specification.Input);
        long first = report.Curve.Reference.Codes[0];
        double low = Math.Min(0, Math.Min(slope.Made.Min(), slope.Derivative.Min()));
        double high = Math.Max(low + double.Epsilon, Math.Max(slope.Made.Max(), slope.Derivative.Max()));
        double margin = 0.06 * Math.Max(high - low, 1e-9);
        var plot = new Plot(
            "slope",
            "Slope",
            $"Slope of the kernel, from differences over {Figure.Counted(slope.Window, "code")}, and the derivative; the slope is at most {Figure.Shown(Figure.AtMost(slope.MaxDeviation))} from that of the function, limited to the output codes, over the same codes.")
        {
            Bottom = 220,
        };
        var y = new Scale(low - margin, high + margin, plot.Bottom, Plot.Top);
        Envelope made = Envelope.Of(slope.Made, Columns);
        var columns = new Scale(0, made.Columns.Length, Middle(0) - HalfColumn(), Middle(slope.Made.Length - 1) + HalfColumn());
        yield return plot with
        {
            Below = axis.Reals,
            AtLeft = Plot.Place(Ticks.Decimal(y.Min, y.Max, 6), y),
            Names = (InputAxis.Names.Below, "", "slope", ""),
            Layers =
            [
                new("line ideal", Derivative()),
                new("line kernel", made.Path(columns, y, 1.6)) { StrokeWidth = Envelope.StrokeWidth(columns) },
            ],
            Legend =
            [
                new("ideal", "f′, exact"),
                new("kernel", $"the kernel: differences over {Figure.Counted(slope.Window, "code")}"),
            ],
            Data = new ReportTable(
                "slope_data",
                "",
                "",
                ["from code", "to code", "slope of the kernel", "slope of clamp(f)", "f′ in the middle"],
                [.. Plot.Representative(slope.Made.Length).Select(i => ImmutableArray.Create(
                    Figure.Shown(first + i),
                    Figure.Shown(first + i + slope.Window),
                    Figure.Shown(slope.Made[i]),
                    Figure.Shown(slope.Exact[i]),
                    Figure.Shown(slope.Derivative[i])))]),
        };

        double Middle(int i) => axis.At(first + i + (0.5 * slope.Window));

        double HalfColumn() => 0.5 * (axis.At(1) - axis.At(0));

        string Derivative()
        {
            var path = new SvgPath();
            int chords = Math.Min(Chords, slope.Derivative.Length - 1);
            for (int k = 0; k <= chords; k++)
            {
                int i = chords == 0 ? 0 : (int)((long)(slope.Derivative.Length - 1) * k / chords);
                _ = k == 0 ? path.MoveTo(Middle(i), y.At(slope.Derivative[i])) : path.LineTo(Middle(i), y.At(slope.Derivative[i]));
            }

            return path.ToString();
        }
    }
}
