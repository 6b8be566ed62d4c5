using System.Text;
using HwAct.Reports;

namespace HwAct.Benchmarks.Pictures;

/// <summary>A picture as SVG that is read on light and on dark ground: no ground of its own, and colors that both bear.</summary>
/// <param name="title">What it shows, for readers who do not see it.</param>
/// <param name="width">Width in pixels.</param>
internal sealed class Picture(string title, int width)
{
    private readonly StringBuilder body = new();

    /// <summary>Writes words.</summary>
    /// <param name="x">Where.</param>
    /// <param name="y">The base line.</param>
    /// <param name="style">Classes: b for bold, q for quiet, e for words that end at x.</param>
    /// <param name="words">The words.</param>
    public void Text(double x, double y, string style, string words) =>
        body.Append($"<text x=\"{Pixels.Text(x)}\" y=\"{Pixels.Text(y)}\"{(style.Length == 0 ? "" : $" class=\"{style}\"")}>{Html.Text(words)}</text>\n");

    /// <summary>Draws a bar.</summary>
    public void Bar(double x, double y, double length, double height, string style) =>
        body.Append($"<rect x=\"{Pixels.Text(x)}\" y=\"{Pixels.Text(y)}\" width=\"{Pixels.Text(Math.Max(1, length))}\" height=\"{Pixels.Text(height)}\" rx=\"2\" class=\"{style}\"/>\n");

    /// <summary>Draws a line.</summary>
    public void Path(string data, string style, string strokeWidth = "1") =>
        body.Append($"<path d=\"{data}\" class=\"{style}\" stroke-width=\"{strokeWidth}\" fill=\"none\"/>\n");

    /// <summary>The file.</summary>
    /// <param name="height">Height in pixels.</param>
    public string ToSvg(double height) => $$"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="{{Pixels.Text(height)}}" viewBox="0 0 {{width}} {{Pixels.Text(height)}}" role="img" aria-label="{{Html.Text(title)}}">
        <title>{{Html.Text(title)}}</title>
        <style>
        text { font: 13px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #57606a; }
        .b { font-weight: 600; } .e { text-anchor: end; } .m { text-anchor: middle; }
        rect.ours { fill: #1f6feb; } rect.others { fill: #9a6700; opacity: .75; }
        path.ours { stroke: #1f6feb; } path.others { stroke: #bf8700; } path.rule { stroke: #8c959f; }
        @media (prefers-color-scheme: dark) { text { fill: #9da7b3; } rect.ours { fill: #58a6ff; } path.ours { stroke: #58a6ff; } rect.others { fill: #d29922; } path.others { stroke: #d29922; } }
        </style>
        {{body.ToString()}}</svg>

        """.ReplaceLineEndings("\n");
}
