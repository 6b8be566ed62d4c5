using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>Every input code in a line of its own, with all digits; of a gated kernel every code of its gate.</summary>
internal static class CsvReport
{
    /// <summary>The lines. Columns of links that a kernel has not are empty. How often codes came in a recording is a column only where one of the kernels has it.</summary>
    public static string Of(ImmutableArray<KernelReport> reports)
    {
        string[] links = [.. reports.SelectMany(report => report.Chain.Links).Select(link => link.Name).Distinct(StringComparer.Ordinal)];
        bool isRecorded = reports.Any(report => report.Recorded is not null);
        var text = new StringBuilder();
        text.AppendJoin(',', ["kernel", "code", "x", "f", "ideal_code", "output_code", "output", "error_lsb", "misrounded", "saturated", "probability", .. isRecorded ? ["recorded"] : ImmutableArray<string>.Empty, .. links.Select(link => link.Replace(' ', '_') + "_lsb")]).Append('\n');
        foreach (KernelReport report in reports)
        {
            Append(text, report, links, isRecorded);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, KernelReport report, string[] links, bool isRecorded)
    {
        ProvenActivation curve = report.Curve;
        (Quantization input, Quantization output) = (curve.Specification.Input, curve.Specification.Output);
        ChainLink?[] columns = [.. links.Select(name => report.Chain.Links.FirstOrDefault(link => link.Name == name))];
        for (int i = 0; i < curve.Outputs.Length; i++)
        {
            long code = curve.Reference.Codes[i];
            text.Append(report.Kernel.Specification.Name)
                .Append(',').Append(Figure.Text(code))
                .Append(',').Append(Exact(input.Real(code)))
                .Append(',').Append(Exact(curve.Reference.Printed(i)))
                .Append(',').Append(Figure.Text(curve.Reference.Ideal[i]))
                .Append(',').Append(Figure.Text(curve.Outputs[i]))
                .Append(',').Append(Exact(output.Real(curve.Outputs[i])))
                .Append(',').Append(Exact(curve.Errors[i]))
                .Append(',').Append(curve.Outputs[i] == curve.Reference.Ideal[i] ? '0' : '1')
                .Append(',').Append(curve.Reference.Outside[i] ? '1' : '0')
                .Append(',').Append(Exact(report.Normal.Weights[i]))
                .Append(!isRecorded ? "" : report.Recorded is RecordedInputs recorded ? $",{Figure.Text(recorded.Counts[i])}" : ",");
            foreach (ChainLink? column in columns)
            {
                text.Append(',').Append(column is null ? "" : Exact(column.Differences[i]));
            }

            text.Append('\n');
        }
    }

    private static string Exact(double value) => (value + 0.0).ToString("R", CultureInfo.InvariantCulture);
}
