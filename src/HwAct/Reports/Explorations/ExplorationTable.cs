using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>Explored designs as CSV, one a line, for spreadsheets.</summary>
internal static class ExplorationTable
{
    /// <summary>Its name.</summary>
    public const string FileName = "explore.csv";

    /// <summary>The file: RFC 4180, but for lines that end in LF.</summary>
    public static Artifact Of(ImmutableArray<Exploration> explorations) => new(FileName, string.Concat(
        explorations.SelectMany(exploration => exploration.Designs.Select(design => Row(exploration, design)))
            .Prepend(["kernel", "number", "method", "parameters", "bound", .. Quantity.All.Select(quantity => quantity.Name), "measured_flash", "measured_luts", "faithful", "codes", "rom_bytes", "command"])
            .Select(row => string.Join(',', row.Select(Cell)) + "\n")));

    private static string[] Row(Exploration exploration, ExploredDesign design) =>
    [
        exploration.Asked.Name,
        Figure.Text(design.Number),
        design.Request.Method.Name,
        Parameters(design),
        design.Request.Bound.ToString(),
        .. Quantity.All.Select(quantity => ExplorationFile.Text(design, quantity)),
        design.Measured?.Flash is long flash ? Figure.Text(flash) : "",
        design.Measured?.Luts is long luts ? Figure.Text(luts) : "",
        design.Error.IsFaithful ? "yes" : "no",
        Figure.Text(design.Error.Codes),
        Figure.Text(design.RomBytes),
        Specifications.GenerateCommand.Of(design.Request),
    ];

    /// <summary>The parameters of a design: <c>degree 3, segments 13</c>.</summary>
    public static string Parameters(ExploredDesign design) => string.Join(", ", design.Request.Method.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value}"));

    private static string Cell(string text) => text.AsSpan().IndexOfAny(',', '"') >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
