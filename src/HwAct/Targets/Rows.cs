using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>Lays out the entries of a table: right-aligned in columns, sixteen, eight, … to a row, whatever the line takes.</summary>
internal static class Rows
{
    /// <summary>The rows, each without indentation and, but for the last, with a comma at its end.</summary>
    /// <param name="entries">The entries as printed.</param>
    /// <param name="width">Columns that a row may take.</param>
    public static TemplateValue Aligned(IEnumerable<string> entries, int width)
    {
        string[] all = [.. entries];
        int column = all.Select(entry => entry.Length).DefaultIfEmpty(0).Max();
        int perRow = 16;
        while (perRow > 1 && perRow * (column + 2) > width)
        {
            perRow /= 2;
        }

        string[][] rows = [.. all.Chunk(perRow)];
        return TemplateValue.List(rows.Select((row, index) =>
            string.Join(", ", row.Select(entry => entry.PadLeft(column))) + (index < rows.Length - 1 ? "," : "")));
    }

    /// <summary>Words as lines that are filled up to a width, with commas between.</summary>
    public static TemplateValue Filled(IReadOnlyList<string> words, int width)
    {
        List<string> rows = [];
        string row = "";
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i] + (i < words.Count - 1 ? "," : "");
            if (row.Length > 0 && row.Length + 1 + word.Length > width)
            {
                rows.Add(row);
                row = "";
            }

            row += row.Length == 0 ? word : " " + word;
        }

        return TemplateValue.List(rows.Append(row));
    }
}
