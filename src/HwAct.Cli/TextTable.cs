namespace HwAct.Cli;

/// <summary>Prints rows in columns, two spaces apart, with nothing after the last column.</summary>
internal static class TextTable
{
    /// <summary>Prints the rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">Rows of equally many cells.</param>
    /// <param name="indent">Spaces before each row.</param>
    public static void Write(TextWriter output, IReadOnlyCollection<string[]> rows, int indent = 0)
    {
        if (rows.Count == 0)
        {
            return;
        }

        int[] widths = [.. Enumerable.Range(0, rows.First().Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            string line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            output.WriteLine(new string(' ', indent) + line.TrimEnd());
        }
    }
}
