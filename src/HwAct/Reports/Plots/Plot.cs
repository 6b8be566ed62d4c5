using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>Something drawn in a plot.</summary>
/// <param name="Style">Classes of the style sheet.</param>
/// <param name="Path">Path data.</param>
internal sealed record Layer(string Style, string Path)
{
    /// <summary>Index of the layer whose path is drawn again, so that the document holds it once; −1 for the path of its own.</summary>
    public int Again { get; init; } = -1;

    /// <summary>Width of the stroke in pixels; empty where the style sheet decides.</summary>
    public string StrokeWidth { get; init; } = "";

    /// <summary>Path data of the area that the layer is limited to; empty for the whole plot.</summary>
    public string Clip { get; init; } = "";
}

/// <summary>A line of a legend.</summary>
/// <param name="Style">Classes of the style sheet, those of the layer.</param>
/// <param name="Text">What it is.</param>
internal sealed record LegendEntry(string Style, string Text);

/// <summary>A plot ready for the template: axes, layers, legend.</summary>
/// <param name="Id">Identifier, unique in the document.</param>
/// <param name="Title">Heading.</param>
/// <param name="Description">What is seen, for readers who do not see it; it states the figures.</param>
internal sealed record Plot(string Id, string Title, string Description)
{
    /// <summary>Width of the picture.</summary>
    public const double Width = 908;

    /// <summary>Left end of the drawn area.</summary>
    public const double Left = 70;

    /// <summary>Right end of the drawn area.</summary>
    public const double Right = Left + 768;

    /// <summary>Upper end of the drawn area.</summary>
    public const double Top = 40;

    /// <summary>Columns of the drawn area: three whole pixels each, so that 256 codes have one each and no report is large.</summary>
    public const int Columns = 256;

    // What a label beside the drawn area may take; a longer one is pressed together.
    private const double Beside = Left - 12;
    private const double WidthOfDigit = 8;

    /// <summary>Lower end of the drawn area.</summary>
    public double Bottom { get; init; } = 300;

    /// <summary>Ticks below, with their pixels.</summary>
    public ImmutableArray<(Tick Tick, double At)> Below { get; init; } = [];

    /// <summary>Ticks above, with their pixels.</summary>
    public ImmutableArray<(Tick Tick, double At)> Above { get; init; } = [];

    /// <summary>Ticks at the left, with their pixels.</summary>
    public ImmutableArray<(Tick Tick, double At)> AtLeft { get; init; } = [];

    /// <summary>Ticks at the right, with their pixels.</summary>
    public ImmutableArray<(Tick Tick, double At)> AtRight { get; init; } = [];

    /// <summary>What the axes show: below, above, left, right; empty where there is none.</summary>
    public (string Below, string Above, string Left, string Right) Names { get; init; } = ("", "", "", "");

    /// <summary>Layers, the lowest first.</summary>
    public ImmutableArray<Layer> Layers { get; init; } = [];

    /// <summary>The legend.</summary>
    public ImmutableArray<LegendEntry> Legend { get; init; } = [];

    /// <summary>What is drawn, in a few rows, for readers who do not see it.</summary>
    public ReportTable? Data { get; init; }

    /// <summary>A few indices of many, evenly spread, both ends among them.</summary>
    public static int[] Representative(int count)
    {
        int rows = Math.Min(count, 5);
        return [.. Enumerable.Range(0, rows).Select(row => rows == 1 ? 0 : (int)((long)(count - 1) * row / (rows - 1)))];
    }

    /// <summary>The pixels of ticks.</summary>
    public static ImmutableArray<(Tick Tick, double At)> Place(ImmutableArray<Tick> ticks, Scale scale) =>
        [.. ticks.Select(tick => (tick, scale.At(tick.Value)))];

    /// <summary>The names of the template.</summary>
    public TemplateModel ToModel() => new()
    {
        ["id"] = Id,
        ["title"] = Html.Text(Title),
        ["description"] = Html.Text(Description),
        ["width"] = Pixels.Text(Width),
        ["height"] = Pixels.Text(Bottom + (Names.Below.Length > 0 ? 46 : 28)),
        ["grid"] = Grid(),
        ["frame"] = new SvgPath().MoveTo(Left, Top).HorizontalTo(Right).VerticalTo(Bottom).HorizontalTo(Left).Close().ToString(),
        ["ticks"] = TemplateValue.List(new (string Style, double Level, TemplateModel[] Labels)[]
        {
            ("below", Bottom + 17, [.. Below.Select(tick => Label("below", tick.At, 0, tick.Tick))]),
            ("above", Top - 7, [.. Above.Select(tick => Label("above", tick.At, 0, tick.Tick))]),
            ("left", Left - 8, [.. AtLeft.Select(tick => Label("left", 0, tick.At + 4, tick.Tick))]),
            ("right", Right + 8, [.. AtRight.Select(tick => Label("right", 0, tick.At + 4, tick.Tick))]),
        }.Where(row => row.Labels.Length > 0).Select(row => new TemplateModel
        {
            ["style"] = row.Style,
            ["is_across"] = row.Style is "below" or "above",
            ["level"] = Pixels.Text(row.Level),
            ["labels"] = TemplateValue.List(row.Labels),
        })),
        ["names"] = TemplateValue.List(AxisNames()),
        ["layers"] = TemplateValue.List(Layers.Select((layer, index) => (layer, index)).Where(one => one.layer.Path.Length > 0 || one.layer.Again >= 0).Select(one => new TemplateModel
        {
            ["style"] = one.layer.Style,
            ["path"] = one.layer.Path,
            ["id"] = $"{Id}_layer{Figure.Text(one.index)}",
            ["is_used"] = Layers.Any(other => other.Again == one.index),
            ["is_again"] = one.layer.Again >= 0,
            ["again_id"] = $"{Id}_layer{Figure.Text(one.layer.Again)}",
            ["has_width"] = one.layer.StrokeWidth.Length > 0,
            ["stroke_width"] = one.layer.StrokeWidth,
            ["has_clip"] = one.layer.Clip.Length > 0,
            ["clip"] = one.layer.Clip,
            ["clip_id"] = $"{Id}_clip{Figure.Text(one.index)}",
        })),
        ["has_data"] = Data is not null,
        ["data"] = Data is null ? new TemplateModel() : TableModel.Of(Data),
        ["legend"] = TemplateValue.List(Legend.Select(entry => new TemplateModel
        {
            ["style"] = entry.Style,
            ["text"] = Html.Text(entry.Text),
        })),
    };

    private string Grid()
    {
        var path = new SvgPath();
        foreach ((_, double x) in Below)
        {
            path.MoveTo(x, Top).VerticalTo(Bottom);
        }

        foreach ((_, double y) in AtLeft)
        {
            path.MoveTo(Left, y).HorizontalTo(Right);
        }

        return path.ToString();
    }

    private IEnumerable<TemplateModel> AxisNames()
    {
        double nameLevel = Above.IsEmpty ? Top - 10 : Top - 25;
        (string Style, double X, double Y, string Text)[] names =
        [
            ("below", (Left + Right) / 2, Bottom + 38, Names.Below),
            ("above", (Left + Right) / 2, Top - 25, Names.Above),
            ("left", Left - 8, nameLevel, Names.Left),
            ("right", Right + 8, nameLevel, Names.Right),
        ];
        return names.Where(name => name.Text.Length > 0).Select(name => Label(name.Style, name.X, name.Y, new Tick(0, name.Text)));
    }

    private static TemplateModel Label(string style, double x, double y, Tick tick) => new()
    {
        ["style"] = style,
        ["x"] = Pixels.Text(x),
        ["y"] = Pixels.Text(y),
        ["is_pressed"] = style is "left" or "right" && WidthOf(tick.Label) > Beside,
        ["most_width"] = Pixels.Text(Beside),
        ["text"] = Html.Text(tick.Label),
    };

    // Of the widest of the common fonts.
    private static double WidthOf(string label) => label.Sum(c => c is ',' or '.' or '(' or ')' or 'i' or 'l' or ' ' ? WidthOfDigit / 2 : WidthOfDigit);
}
