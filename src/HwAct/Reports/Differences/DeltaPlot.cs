using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The errors of two kernels of one name over each other, and what one output code became.</summary>
internal static class DeltaPlot
{
    private const int Columns = 192;

    /// <summary>The plots; none where there is nothing to compare.</summary>
    public static IEnumerable<Plot> Of(KernelDelta delta)
    {
        if (delta is not { Old: ProvenKernel old, New: ProvenKernel now, Codes: > 0, Differing: > 0 })
        {
            yield break;
        }

        yield return Errors(delta, old, now);
        if (!delta.Steps.IsEmpty)
        {
            yield return Steps(delta, now);
        }
    }

    private static Plot Errors(KernelDelta delta, ProvenKernel old, ProvenKernel now)
    {
        Envelope before = Envelope.Of(old.Profile.Lowest, old.Profile.Highest, Columns);
        Envelope after = Envelope.Of(now.Profile.Lowest, now.Profile.Highest, Columns);
        double half = 1.12 * Math.Max(0.5, Math.Max(old.Error.MaxLsb, now.Error.MaxLsb));
        return Drawn(
            now,
            $"{delta.Name}_errors",
            "Error, old and new",
            $"Error by input code in output LSB: at most {Figure.AtMost(old.Error.LargestLsb)} before, {Figure.AtMost(now.Error.LargestLsb)} now.",
            half,
            y =>
            [
                new("line old", before.FromZero().Path(InputAxis.Columns(before), y, 1)) { StrokeWidth = Envelope.StrokeWidth(InputAxis.Columns(before)) },
                new("line error", after.FromZero().Path(InputAxis.Columns(after), y, 1)) { StrokeWidth = Narrow(after) },
            ],
            [new("old", "old"), new("error", "new")]);
    }

    private static Plot Steps(KernelDelta delta, ProvenKernel now)
    {
        Envelope steps = Envelope.Of([.. delta.Steps.Select(step => (double)step)], Columns);
        double half = 1.12 * delta.Steps.Max(Math.Abs);
        return Drawn(
            now,
            $"{delta.Name}_steps",
            "New output less old output",
            $"New output less old output by input code, in LSB; {Figure.Shown(delta.Differing)} of {Figure.Shown(delta.Codes)} differ, by up to {Figure.Shown(delta.Steps.Max(Math.Abs))}.",
            half,
            y => [new("line misrounded", steps.FromZero().Path(InputAxis.Columns(steps), y, 1)) { StrokeWidth = Envelope.StrokeWidth(InputAxis.Columns(steps)) }],
            [new("misrounded", "steps up and down")]);
    }

    // Part of the width of a column, so that what is behind is seen.
    private static string Narrow(Envelope envelope) => Pixels.Text(Math.Max(1, 0.45 * (InputAxis.Columns(envelope).At(1) - InputAxis.Columns(envelope).At(0))));

    private static Plot Drawn(ProvenKernel kernel, string id, string title, string description, double half, Func<Scale, ImmutableArray<Layer>> layers, ImmutableArray<LegendEntry> legend)
    {
        var axis = new InputAxis(kernel.Specification.Input);
        var plot = new Plot(id, title, description) { Bottom = 220 };
        var y = new Scale(-half, half, plot.Bottom, Plot.Top);
        return plot with
        {
            Below = axis.Reals,
            Above = axis.Codes,
            AtLeft = Plot.Place(Ticks.Decimal(-half, half, 7), y),
            Names = (InputAxis.Names.Below, InputAxis.Names.Above, "LSB", ""),
            Layers = layers(y),
            Legend = legend,
        };
    }
}
