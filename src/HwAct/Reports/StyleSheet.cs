using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>The style sheet that report and index carry inside.</summary>
internal static class StyleSheet
{
    public static string Of(TemplateRenderer renderer) => renderer.Render("report/style.css.scriban", new TemplateModel());
}
