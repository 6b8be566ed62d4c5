using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The error of every input code in output LSB, with the promise and the bounds of correct rounding; of several inputs, from the
/// smallest to the largest over all but the first.</summary>
internal static class ErrorPlot
{
    // A promise far above the error would press the error flat: it is then named in the legend only.
    private const double FarAway = 4;

    // Of more codes than there are columns.
    private const int ManyColumns = 192;

    public static Plot Of(ProvenKernel kernel)
    {
        ErrorProfile profile = kernel.Profile;
        FunctionPort[] ports = [.. kernel.Specification.Function.Ports];
        Envelope envelope = Envelope.Of(profile.Lowest, profile.Highest, profile.Codes.Count <= Plot.Columns ? Plot.Columns : ManyColumns);
        int worst = profile.Codes.IndexOf(kernel.Error.MaxLsbCode);
        return Of(
            kernel,
            envelope.IsComplete && profile.IsSingle ? envelope.FromZero() : envelope,
            $"Error by {ports[0].Code}",
            (profile.IsSingle, envelope.IsComplete) switch
            {
                (false, _) => $"smallest to largest error over every {ports[1].Code}",
                (true, true) => "error, code by code",
                (true, false) => $"smallest to largest error in each of {ManyColumns} columns",
            },
            profile.Highest[worst] >= -profile.Lowest[worst] ? kernel.Error.MaxLsb : -kernel.Error.MaxLsb);
    }

    private static Plot Of(ProvenKernel kernel, Envelope drawn, string title, string legend, double worst)
    {
        double reached = Math.Max(kernel.Error.MaxLsb, ErrorBound.OfCorrectRounding);
        double? promise = kernel.Design.PromiseLsb;
        bool drawsPromise = promise is double near && near <= FarAway * reached;
        double half = 1.12 * Math.Max(reached, drawsPromise ? promise!.Value : 0);
        var axis = new InputAxis(kernel.Specification.Input);
        Scale columns = InputAxis.Columns(drawn);
        var plot = new Plot(
            "error",
            title,
            $"{title} in output LSB; the largest is {Figure.AtMost(kernel.Error.LargestLsb)} LSB at {Wording.Worst(kernel)}.")
        {
            Bottom = 320,
        };
        var y = new Scale(-half, half, plot.Bottom, Plot.Top);
        string width = Envelope.StrokeWidth(columns);
        return plot with
        {
            Below = axis.Reals,
            Above = axis.Codes,
            AtLeft = Plot.Place(Ticks.Decimal(-half, half, 9), y),
            Names = (InputAxis.Names.Below, InputAxis.Names.Above, "LSB", ""),
            Layers =
            [
                new("line error", drawn.Path(columns, y, 1)) { StrokeWidth = width },
                new("line misrounded", "") { StrokeWidth = width, Again = 0, Clip = Outside(y, ErrorBound.OfCorrectRounding) },
                new("line zero", Levels(y, 0)),
                new("line half", Levels(y, ErrorBound.OfCorrectRounding, -ErrorBound.OfCorrectRounding)),
                .. drawsPromise ? [new Layer("line promise", Levels(y, promise!.Value, -promise.Value))] : Array.Empty<Layer>(),
                new("line worst", Ring(axis.At(kernel.Error.MaxLsbCode), y.At(worst))),
            ],
            Legend = [.. Legend(kernel, legend, drawsPromise)],
            Data = ReportRegions.Of(kernel),
        };
    }

    private static IEnumerable<LegendEntry> Legend(ProvenKernel kernel, string error, bool drawsPromise)
    {
        yield return new("error", error);
        yield return new("half", "±0.5 LSB: correctly rounded inside");
        if (kernel.Error.MisroundedCodes > 0)
        {
            yield return new("misrounded", "misrounded");
        }

        if (kernel.Design.PromiseLsb is double promise && promise > ErrorBound.OfCorrectRounding)
        {
            yield return drawsPromise
                ? new("promise", $"promise: ±{Figure.Exact(promise)} LSB")
                : new("none", $"promise: ±{Figure.Exact(promise)} LSB, beyond this plot");
        }

        yield return new("worst", $"largest: {Figure.AtMost(kernel.Error.LargestLsb)} LSB at {Wording.Worst(kernel)}");
    }

    private static string Levels(Scale y, params ReadOnlySpan<double> values)
    {
        var path = new SvgPath();
        foreach (double value in values)
        {
            path.MoveTo(Plot.Left, y.At(value)).HorizontalTo(Plot.Right);
        }

        return path.ToString();
    }

    // Everything on the plot but the band of correct rounding.
    private static string Outside(Scale y, double bound)
    {
        var path = new SvgPath();
        foreach ((double top, double bottom) in (ReadOnlySpan<(double, double)>)[(y.To, y.At(bound)), (y.At(-bound), y.From)])
        {
            path.MoveTo(Plot.Left, top).HorizontalTo(Plot.Right).VerticalTo(bottom).HorizontalTo(Plot.Left).Close();
        }

        return path.ToString();
    }

    private static string Ring(double x, double y)
    {
        const double radius = 5;
        return new SvgPath().MoveTo(x - radius, y).LineTo(x, y - radius).LineTo(x + radius, y).LineTo(x, y + radius).Close().ToString();
    }
}
