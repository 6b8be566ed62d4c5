using System.Text.RegularExpressions;
using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>The style sheet that report and index carry inside.</summary>
internal static partial class StyleSheet
{
    /// <summary>The sheet, without the spaces that make it readable: it is in every report of a catalog.</summary>
    public static string Of(TemplateRenderer renderer, bool hasMap) => Short(renderer, "report/style.css.scriban", new TemplateModel { ["has_map"] = hasMap });

    /// <summary>What the index has besides.</summary>
    public static string OfIndex(TemplateRenderer renderer) => Of(renderer, hasMap: false) + Short(renderer, "report/index.css.scriban", new TemplateModel());

    private static string Short(TemplateRenderer renderer, string template, TemplateModel model) => Spaces().Replace(renderer.Render(template, model), "${mark}") + "\n";

    [GeneratedRegex(@"\s*(?:(?<mark>[{}]|;(?!\s*\})|[,:](?=\s))|;(?=\s*\}))\s*|\n\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();
}
