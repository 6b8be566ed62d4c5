using HwAct.Emission.Templates;

namespace HwAct.Emission;

/// <summary>Lays out the entries of a table: right-aligned in columns, sixteen, eight, … to a row, whatever the line takes.</summary>
internal static class Rows
{
    /// <summary>The rows, each without indentation and, but for the last, with a comma at its end.</summary>
    /// <param name="entries">The entries as printed.</param>
    /// <param name="width">Columns that a row may take.</param>
    public static TemplateValue Aligned(IEnumerable<string> entries, int width)
    {
        string[] all = [.. entries];
        int column = all.Max(entry => entry.Length);
        int perRow = 16;
        while (perRow > 1 && perRow * (column + 2) > width)
        {
            perRow /= 2;
        }

        string[][] rows = [.. all.Chunk(perRow)];
        return TemplateValue.List(rows.Select((row, index) =>
            string.Join(", ", row.Select(entry => entry.PadLeft(column))) + (index < rows.Length - 1 ? "," : "")));
    }
}
