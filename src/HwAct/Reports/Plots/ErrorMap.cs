using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The largest error of a kernel of two inputs by part of the first, from left to right, and part of the second, upward: the darker,
/// the larger.</summary>
internal static class ErrorMap
{
    // As many shades as can be told apart.
    private const int Shades = 5;

    public static Plot Of(ProvenKernel kernel)
    {
        Quantization gate = kernel.Specification.Inputs[0];
        Quantization up = kernel.Specification.Inputs[1];
        FunctionPort[] ports = [.. kernel.Specification.Function.Ports];
        ImmutableArray<ImmutableArray<double>> map = kernel.Map;
        var axis = new InputAxis(gate);
        var plot = new Plot(
            "map",
            $"Largest error by {ports[0].Name} and second input",
            $"Largest error in each of {map.Length} by {map[0].Length} parts of the pairs, from 0 to {Figure.AtMost(kernel.Error.LargestLsb)} LSB.");
        var codes = new Scale(up.MinCode - 0.5, up.MaxCode + 0.5, plot.Bottom, Plot.Top);
        Scale reals = codes with { Min = up.Scale * (codes.Min - up.ZeroPoint), Max = up.Scale * (codes.Max - up.ZeroPoint) };
        double worst = Math.Max(kernel.Error.MaxLsb, double.Epsilon);
        return plot with
        {
            Below = axis.Reals,
            Above = axis.Codes,
            AtLeft = Plot.Place(Ticks.Decimal(reals.Min, reals.Max, 7), reals),
            AtRight = Plot.Place(Ticks.Binary(up.MinCode, up.MaxCode, 7), codes),
            Names = (ports[0].Name, $"{ports[0].Name} code", ports[1].Name, "code"),
            Layers = [.. Enumerable.Range(1, Shades).Select(shade => new Layer($"shade shade{Figure.Text(shade)}", Cells(map, plot.Bottom, error => ShadeOf(error, worst) == shade)))],
            Legend = [.. Enumerable.Range(1, Shades).Select(shade => new LegendEntry(
                $"shade{Figure.Text(shade)}", $"up to {Figure.AtMost(worst * shade / Shades)} LSB"))],
        };
    }

    private static int ShadeOf(double error, double worst) => Math.Clamp((int)Math.Ceiling(error / worst * Shades), 1, Shades);

    private static string Cells(ImmutableArray<ImmutableArray<double>> map, double bottom, Func<double, bool> chosen)
    {
        var across = new Scale(0, map.Length, Plot.Left, Plot.Right);
        var upward = new Scale(0, map[0].Length, bottom, Plot.Top);
        var path = new SvgPath();
        for (int gate = 0; gate < map.Length; gate++)
        {
            for (int up = 0; up < map[gate].Length; up++)
            {
                if (!chosen(map[gate][up]))
                {
                    continue;
                }

                // Cells of one shade above each other are one.
                int from = up;
                while (up + 1 < map[gate].Length && chosen(map[gate][up + 1]))
                {
                    up++;
                }

                path.MoveTo(across.At(gate), upward.At(from)).HorizontalTo(across.At(gate + 1)).VerticalTo(upward.At(up + 1)).HorizontalTo(across.At(gate)).Close();
            }
        }

        return path.ToString();
    }
}
