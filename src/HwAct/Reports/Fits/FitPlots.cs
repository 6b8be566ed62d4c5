using HwAct.Fits;
using HwAct.Numerics;

namespace HwAct.Reports;

/// <summary>A fitted form drawn: the activation with the form, and the error of each row of the table.</summary>
internal static class FitPlots
{
    private const int Chords = 256;

    // In the order of the rows; what comes later is drawn over what comes before.
    private static readonly ImmutableArray<string> Styles = ["error", "misrounded", "half", "promise", "old", "worst", "marks"];

    /// <summary>The plots.</summary>
    public static IEnumerable<Plot> Of(Fit fit)
    {
        FittedForm best = fit.Rows[0];
        yield return Drawn(
            fit,
            "function",
            $"{fit.Form.Activation.Title} and its form",
            $"{fit.Form.Activation.Name} and {fit.Form.Formula} as {FitTable.Name(best)} has it; they are at most {Figure.Shown(best.MaxError)} apart.",
            "f(x)",
            [("ideal", "the function, exact", fit.Form.Activation.Evaluate), ("kernel", $"the form, {FitTable.Name(best)}", best.At.Evaluate)]);
        yield return Drawn(
            fit,
            "errors",
            "Error of the form",
            $"Form less function: at most {string.Join(", ", fit.Rows.Select(row => $"{Figure.Shown(row.MaxError)} ({FitTable.Name(row)})"))}.",
            "error",
            [.. fit.Rows.Select((row, i) => (Styles[i % Styles.Length], $"{FitTable.Name(row)}: {Values(fit, row)}", (Func<double, double>)(x => row.At.Evaluate(x) - fit.Form.Activation.Evaluate(x))))]);
    }

    /// <summary>The values of a row in words: <c>β = 1.77294</c>.</summary>
    public static string Values(Fit fit, FittedForm row) => string.Join(", ", fit.Form.Parameters.Zip(row.Values, (parameter, value) => $"{parameter.Symbol} = {FitTable.Value(value)}"));

    private static Plot Drawn(Fit fit, string id, string title, string description, string axis, ImmutableArray<(string Style, string Text, Func<double, double> Of)> curves)
    {
        var plot = new Plot($"{FitTable.Id(fit)}_{id}", title, description) { Bottom = 260 };
        double[] places = fit.Interval.Places(Chords);
        ImmutableArray<(string Style, string Text, double[] Values)> drawn = [.. curves.Select(curve => (curve.Style, curve.Text, (double[])[.. places.Select(curve.Of)]))];
        double low = drawn.Min(curve => curve.Values.Min());
        double high = Math.Max(low + 1e-12, drawn.Max(curve => curve.Values.Max()));
        double margin = 0.06 * (high - low);
        var x = new Scale(places[0], places[^1], Plot.Left, Plot.Right);
        var y = new Scale(low - margin, high + margin, plot.Bottom, Plot.Top);
        return plot with
        {
            Below = Plot.Place(Ticks.Decimal(x.Min, x.Max, 11), x),
            AtLeft = Plot.Place(Ticks.Decimal(y.Min, y.Max, 7), y),
            Names = ("x", "", axis, ""),
            Layers = [.. drawn.Select(curve => new Layer($"line {curve.Style}", Path(places, curve.Values, x, y)))],
            Legend = [.. drawn.Select(curve => new LegendEntry(curve.Style, curve.Text))],
            Data = new ReportTable(
                $"{FitTable.Id(fit)}_{id}_data",
                "",
                "",
                ["x", .. drawn.Select(curve => curve.Text)],
                [.. Enumerable.Range(0, 17).Select(row => row * Chords / 16).Select(k => ImmutableArray.CreateRange((IEnumerable<string>)[Figure.Shown(places[k]), .. drawn.Select(curve => Figure.Shown(curve.Values[k]))]))]),
        };
    }

    private static string Path(double[] places, double[] values, Scale x, Scale y)
    {
        var path = new SvgPath();
        for (int k = 0; k < places.Length; k++)
        {
            _ = k == 0 ? path.MoveTo(x.At(places[k]), y.At(values[k])) : path.LineTo(x.At(places[k]), y.At(values[k]));
        }

        return path.ToString();
    }
}
