using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The function, limited to the output codes, and the kernel's output over every input code.</summary>
internal static class FunctionPlot
{
    // A smooth curve of this many chords cannot be told from the function.
    private const int Chords = 344;

    /// <param name="kernel">The kernel.</param>
    /// <param name="title">Heading.</param>
    public static Plot Of(ProvenActivation kernel, string title)
    {
        KernelSpecification specification = kernel.Specification;
        var axis = new InputAxis(specification.Input);
        Envelope outputs = Envelope.Of([.. kernel.Outputs.Select(output => (double)output)], Plot.Columns);
        double low = Math.Min(outputs.Columns.Min(column => column.Min), specification.Output.ZeroPoint);
        double high = Math.Max(outputs.Columns.Max(column => column.Max), specification.Output.ZeroPoint + 1);
        double margin = 0.05 * (high - low);
        var plot = new Plot(
            "function",
            title,
            $"{specification.Activation.Title} and the kernel's output codes over all {Figure.Shown((long)kernel.Outputs.Length)} input codes.");
        var y = new Scale(low - margin, high + margin, plot.Bottom, Plot.Top);
        Quantization output = specification.Output;
        Scale reals = y with { Min = RealAt(output, y.Min), Max = RealAt(output, y.Max) };
        Scale columns = InputAxis.Columns(outputs);
        return plot with
        {
            Below = axis.Reals,
            Above = axis.Codes,
            AtLeft = Plot.Place(Ticks.Decimal(reals.Min, reals.Max, 7), reals),
            AtRight = Plot.Place(Ticks.Binary(Math.Max(y.Min, output.MinCode), Math.Min(y.Max, output.MaxCode), 7), y),
            Names = (InputAxis.Names.Below, InputAxis.Names.Above, "f(x)", "code"),
            Layers =
            [
                new("line ideal", Curve(specification, axis, y)),
                new("line kernel", outputs.Path(columns, y, 1.6)) { StrokeWidth = Envelope.StrokeWidth(columns) },
            ],
            Legend =
            [
                new("ideal", "the function, exact"),
                new("kernel", outputs.IsComplete ? "the kernel, code by code" : $"the kernel: smallest to largest output in each of {Plot.Columns} columns"),
            ],
        };
    }

    private static double RealAt(Quantization output, double code) => output.Scale * (code - output.ZeroPoint);

    private static string Curve(KernelSpecification specification, InputAxis axis, Scale y)
    {
        Quantization input = specification.Input;
        var path = new SvgPath();
        for (int k = 0; k <= Chords; k++)
        {
            double code = input.MinCode + ((double)(input.MaxCode - input.MinCode) * k / Chords);
            double value = (specification.Activation.Evaluate(axis.RealAt(code)) / specification.Output.Scale) + specification.Output.ZeroPoint;
            double saturated = Math.Clamp(value, specification.Output.MinCode, specification.Output.MaxCode);
            _ = k == 0 ? path.MoveTo(axis.At(code), y.At(saturated)) : path.LineTo(axis.At(code), y.At(saturated));
        }

        return path.ToString();
    }
}
