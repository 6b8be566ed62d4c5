using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>The report as Markdown, as pull requests show it: verdicts first, long tables folded away.</summary>
internal static class MarkdownReport
{
    /// <summary>The text.</summary>
    public static string Of(ImmutableArray<KernelReport> reports) => string.Join("\n", reports.Select(Of));

    private static string Of(KernelReport report)
    {
        ProvenKernel kernel = report.Kernel;
        var text = new StringBuilder();
        text.Append($"## {kernel.Specification.Name}\n\n");
        text.Append($"{Escaped(Wording.Title(kernel.Specification))}, {string.Join(" × ", kernel.Specification.Inputs.Select(Wording.Format))} → {Wording.Format(kernel.Specification.Output)}, {Escaped(Wording.Method(kernel))}: ");
        text.Append($"**{Figure.AtMost(kernel.Error.LargestLsb)} LSB** at most, {Escaped(ErrorWords.Misrounded(kernel))}, {Figure.Shown(kernel.Kernel.RomBits)} bits of tables.\n\n");
        foreach (Verdict verdict in ReportVerdicts.Of(report))
        {
            text.Append($"- {Mark(verdict)} **{Escaped(verdict.Claim)}**: {Escaped(verdict.Note)}\n");
        }

        foreach (ReportTable table in ReportSections.Of(report))
        {
            bool isLong = table.Id == "misrounded";
            text.Append(isLong ? $"\n<details><summary>{Html.Text(table.Title)}</summary>\n\n" : $"\n### {Escaped(table.Title)}\n\n");
            text.Append(Escaped(table.Note)).Append('\n');
            Append(text, table);
            text.Append(table.After.Length > 0 ? $"\n{Escaped(table.After)}\n" : "").Append(isLong ? "\n</details>\n" : "");
        }

        text.Append("\n### Proof trail\n\n");
        foreach ((string name, string fact) in ProofTrail.Of(report))
        {
            text.Append($"- {name}: {Escaped(fact)}\n");
        }

        return text.Append($"\nMade by HwAct {ToolVersion.Text} with `hwact report --format md`.\n").ToString();
    }

    private static void Append(StringBuilder text, ReportTable table)
    {
        if (table.Rows.IsEmpty)
        {
            return;
        }

        text.Append("\n| ").AppendJoin(" | ", table.Headings.Select((_, column) => Escaped(table.Heading(column)))).Append(" |\n|");
        text.AppendJoin('|', table.Headings.Select((_, column) => table.IsNumber(column) ? "--:" : "---")).Append("|\n");
        foreach (ImmutableArray<string> row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Escaped)).Append(" |\n");
        }
    }

    private static string Mark(Verdict verdict) => verdict.Style switch { "held" => "✅", "broken" => "❌", "absent" => "➖", _ => "▫️" };

    // What would be markup: a bar ends a cell, a star or an underscore emphasizes, a bracket may begin a tag or a link.
    private static string Escaped(string text) => string.Concat(text.Select(c => c is '|' or '*' or '_' or '<' or '>' or '[' or ']' or '`' or '\\' ? $"\\{c}" : c.ToString()));
}
