using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Rendering;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>Explored designs as one page to look at and choose from, which needs nothing else: a table of all, and with script a picture in which each is a point.</summary>
internal static class ExplorationPage
{
    /// <summary>Its name.</summary>
    public const string FileName = "explore.html";

    /// <summary>The page.</summary>
    /// <param name="explorations">What was explored.</param>
    /// <param name="chosen">The designs that a wish chose, one a kernel; empty where there was none.</param>
    /// <param name="renderer">Renders the template.</param>
    public static Artifact Of(ImmutableArray<Exploration> explorations, ImmutableArray<ExploredDesign> chosen, TemplateRenderer renderer) => new(FileName, renderer.Render("report/explore.html.scriban", new TemplateModel
    {
        ["style"] = StyleSheet.OfIndex(renderer),
        ["tool_version"] = ToolVersion.Text,
        ["title"] = Html.Text(explorations.Length == 1 ? explorations[0].Asked.Name : $"{Figure.Text(explorations.Length)} kernels"),
        ["design_count"] = Figure.Shown(explorations.Sum(exploration => (long)exploration.Designs.Length)),
        ["is_complete"] = explorations.All(exploration => exploration.IsComplete),
        ["grid"] = TemplateValue.List(DesignGrid.Words.Select(Html.Text)),
        ["quantities"] = TemplateValue.List(Quantity.All.Select(quantity => new TemplateModel { ["name"] = quantity.Name, ["label"] = Html.Text(quantity.Label) })),

        // Inside of a script only its end tag means anything.
        ["data"] = ExplorationFile.Of(explorations).Text.Replace("</", "<\\/", StringComparison.Ordinal),
        ["kernels"] = TemplateValue.List(explorations.Select((exploration, index) => Of(exploration, chosen.ElementAtOrDefault(index)))),
    }));

    private static TemplateModel Of(Exploration exploration, ExploredDesign? chosen) => new()
    {
        ["name"] = exploration.Asked.Name,
        ["about"] = Html.Text($"{Wording.Title(exploration.Asked)}; {string.Join(" × ", exploration.Asked.Inputs.Select(Wording.Format))} → {Wording.Format(exploration.Asked.Output)}"),
        ["planned"] = Figure.Text(exploration.Planned),
        ["made"] = Figure.Text(exploration.Designs.Length),
        ["infeasible"] = Figure.Text(exploration.Infeasible.Length),
        ["has_choice"] = chosen is not null,
        ["chosen"] = chosen is null ? "" : Figure.Text(chosen.Number),
        ["designs"] = TemplateValue.List(exploration.Designs.Select(design => new TemplateModel
        {
            ["number"] = Figure.Text(design.Number),
            ["method"] = design.Request.Method.Name,
            ["parameters"] = Html.Text(ExplorationTable.Parameters(design)),
            ["is_chosen"] = design.Number == chosen?.Number,
            ["values"] = TemplateValue.List(Quantity.All.Select(quantity => Figure.Shown(ExplorationFile.Text(design, quantity)))),
        })),
    };
}
