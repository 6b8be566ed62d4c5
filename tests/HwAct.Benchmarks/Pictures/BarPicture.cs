using System.Collections.Immutable;

namespace HwAct.Benchmarks.Pictures;

/// <summary>Numbers as bars, in groups that have a scale each.</summary>
/// <param name="Title">Heading of the group.</param>
/// <param name="Rows">The bars: what, how much, how that is written, and whether it is HwAct's.</param>
internal sealed record BarGroup(string Title, ImmutableArray<(string Label, double Value, string Text, bool IsOurs)> Rows)
{
    private const int Width = 860;
    private const double Labels = 330;
    private const double Longest = 330;
    private const double Line = 24;

    /// <summary>The picture.</summary>
    public static string Svg(string title, IEnumerable<BarGroup> groups)
    {
        var picture = new Picture(title, Width);
        double y = 0;
        foreach (BarGroup group in groups)
        {
            y += 26;
            picture.Text(8, y - 6, "b", group.Title);
            double most = group.Rows.Max(row => row.Value);
            foreach ((string label, double value, string text, bool isOurs) in group.Rows)
            {
                picture.Text(Labels - 10, y + 16, isOurs ? "e b" : "e", label);
                picture.Bar(Labels, y + 4, value / most * Longest, Line - 8, isOurs ? "ours" : "others");
                picture.Text(Labels + (value / most * Longest) + 8, y + 16, isOurs ? "b" : "", text);
                y += Line;
            }

            y += 8;
        }

        return picture.ToSvg(y + 4);
    }
}
