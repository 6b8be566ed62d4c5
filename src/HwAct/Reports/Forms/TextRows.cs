namespace HwAct.Reports;

/// <summary>A table in text of fixed width, two spaces from the left and between columns.</summary>
internal static class TextRows
{
    /// <summary>Appends the rows of a table that has any, below its headings.</summary>
    public static void Append(StringBuilder text, ReportTable table)
    {
        ImmutableArray<string>[] rows = table.Rows.IsEmpty ? [] : [[.. table.Headings.Select((_, column) => table.Heading(column))], .. table.Rows];
        int[] widths = [.. table.Headings.Select((_, column) => rows.Select(row => row[column].Length).DefaultIfEmpty(0).Max())];
        foreach (ImmutableArray<string> row in rows)
        {
            text.Append(("  " + string.Join("  ", row.Select((cell, column) => table.IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))).TrimEnd()).Append('\n');
        }
    }
}
