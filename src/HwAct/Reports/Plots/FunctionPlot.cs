using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The function, limited to the output codes, and the kernel's output over every input code, with the segments that it is made of.</summary>
internal static class FunctionPlot
{
    // A smooth curve of this many chords cannot be told from the function.
    private const int Chords = 120;

    // Of more codes the outputs at the ends of the chords are joined: what lies between is in the plot of the error.
    private const int Columns = Plot.Columns;

    // More marks would be one thick line.
    private const int MostMarks = 215;
    private const double MarkHeight = 7;

    /// <param name="report">The report.</param>
    /// <param name="title">Heading.</param>
    public static Plot Of(KernelReport report, string title)
    {
        ProvenActivation kernel = report.Curve;
        KernelSpecification specification = kernel.Specification;
        var axis = new InputAxis(specification.Input);
        Envelope outputs = Envelope.Of([.. kernel.Outputs.Select(output => (double)output)], Columns);
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
        ImmutableArray<ProgramPiece> pieces = report.Chain.Pieces;
        bool marks = pieces.Length is > 1 and <= MostMarks;
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
                outputs.IsComplete
                    ? new("line kernel", outputs.Path(columns, y, 1.6)) { StrokeWidth = Envelope.StrokeWidth(columns) }
                    : new("line kernel", Sampled(kernel, axis, y)) { StrokeWidth = "2.4" },
                .. marks ? [new Layer("line marks", Marks(kernel, pieces, axis, y))] : Array.Empty<Layer>(),
            ],
            Legend =
            [
                new("ideal", "the function, exact"),
                new("kernel", outputs.IsComplete ? "the kernel, code by code" : $"the kernel, at {Figure.Text((long)Chords + 1)} codes"),
                .. pieces.Length > 1 ? [new LegendEntry(marks ? "marks" : "none", $"{Figure.Shown((long)pieces.Length)} segments: where one ends and the next begins")] : Array.Empty<LegendEntry>(),
            ],
            Data = new ReportTable(
                "function_data",
                "",
                "",
                ["code", "x", "f(x)", "output", "real output"],
                [.. Plot.Representative(kernel.Outputs.Length).Select(i => ImmutableArray.Create(
                    Figure.Shown(kernel.Reference.Codes[i]),
                    Figure.Shown(specification.Input.Real(kernel.Reference.Codes[i])),
                    Figure.Shown(kernel.Reference.Printed(i)),
                    Figure.Shown(kernel.Outputs[i]),
                    Figure.Shown(output.Real(kernel.Outputs[i]))))]),
        };
    }

    private static double RealAt(Quantization output, double code) => output.Scale * (code - output.ZeroPoint);

    private static string Marks(ProvenActivation kernel, ImmutableArray<ProgramPiece> pieces, InputAxis axis, Scale y)
    {
        var path = new SvgPath();
        foreach (ProgramPiece piece in pieces.Skip(1))
        {
            double level = y.At(kernel.Reference.Saturated(piece.First));
            path.MoveTo(axis.At(kernel.Reference.Codes[piece.First] - 0.5), level - MarkHeight).VerticalTo(level + MarkHeight);
        }

        return path.ToString();
    }

    private static string Sampled(ProvenActivation kernel, InputAxis axis, Scale y)
    {
        var path = new SvgPath();
        for (int k = 0; k <= Chords; k++)
        {
            int i = (int)((long)(kernel.Outputs.Length - 1) * k / Chords);
            (double x, double level) = (axis.At(kernel.Reference.Codes[i]), y.At(kernel.Outputs[i]));
            _ = k == 0 ? path.MoveTo(x, level) : path.LineTo(x, level);
        }

        return path.ToString();
    }

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
