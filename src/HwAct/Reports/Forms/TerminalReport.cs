using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The report in text of fixed width, with a small plot of the error.</summary>
internal static class TerminalReport
{
    private const int Width = 72;

    /// <summary>The text.</summary>
    public static string Of(ImmutableArray<KernelReport> reports) => string.Join("\n", reports.Select(Of));

    private static string Of(KernelReport report)
    {
        ProvenKernel kernel = report.Kernel;
        var text = new StringBuilder();
        text.Append($"{kernel.Specification.Name}: {Wording.Title(kernel.Specification)}, {string.Join(" × ", kernel.Specification.Inputs.Select(Wording.Format))} → {Wording.Format(kernel.Specification.Output)}\n");
        text.Append($"{Wording.Method(kernel)}: {Figure.AtMost(kernel.Error.LargestLsb)} LSB at most, {ErrorWords.Misrounded(kernel)}, {Figure.Shown(kernel.Kernel.RomBits)} bits of tables\n\n");
        text.Append(TextPlot.Of(kernel.Profile.Lowest, kernel.Profile.Highest, Width)).Append('\n');
        foreach (Verdict verdict in ReportVerdicts.Of(report))
        {
            text.Append($"{verdict.Mark,-4} {verdict.Claim}: {verdict.Note}\n");
        }

        // The codes themselves are for files.
        foreach (ReportTable table in ReportSections.Of(report).Where(table => table.Id != "misrounded"))
        {
            text.Append('\n').Append(table.Title).Append('\n');
            TextRows.Append(text, table);
            text.Append(table.Rows.IsEmpty && table.After.Length == 0 ? $"  {table.Note}\n" : table.After.Length > 0 ? $"  {table.After}\n" : "");
        }

        return text.ToString();
    }
}
