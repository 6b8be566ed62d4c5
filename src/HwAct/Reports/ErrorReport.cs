using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>The error report of a kernel, <c>report.html</c>: one file that needs no other, for the reviewer who has to accept the
/// kernel. It is well-formed XML too.</summary>
internal static class ErrorReport
{
    /// <summary>Path of the report below a kernel's folder.</summary>
    public const string FileName = "report.html";

    private const string TemplateName = "report/report.html.scriban";

    /// <summary>The report, from the embedded template.</summary>
    public static Artifact Of(ProvenKernel kernel) => Of(kernel, TemplateRenderer.Create(directory: null));

    /// <summary>The report.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="renderer">Renders the template.</param>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    public static Artifact Of(ProvenKernel kernel, TemplateRenderer renderer)
    {
        KernelProperties properties = kernel.Properties;
        KernelSpecification specification = kernel.Specification;
        var model = new TemplateModel
        {
            ["style"] = StyleSheet.Of(renderer),
            ["name"] = Html.Text(specification.Name),
            ["title"] = Html.Text(Wording.Title(specification)),
            ["formula"] = Html.Text(specification.Function.Formula),
            ["tool_version"] = ToolVersion.Text,
            ["grade"] = Wording.Grade(properties),
            ["is_gated"] = kernel.Inner is not null,
            ["unit"] = Wording.Unit(kernel),
            ["tiles"] = ReportFacts.Tiles(kernel),
            ["asked"] = ReportFacts.Asked(kernel),
            ["verdicts"] = ReportVerdicts.Of(kernel, properties),
            ["figures"] = ReportFacts.Figures(kernel),
            ["remarks"] = TemplateValue.List(Remarks(kernel).Select(Html.Text)),
            ["has_remarks"] = Remarks(kernel).Any(),
            ["plots"] = TemplateValue.List(PlotsOf(kernel).Select(plot => plot.ToModel())),
            ["regions"] = ReportRegions.Of(kernel),
            ["steps"] = ReportProgram.Steps(kernel.Kernel),
            ["has_tables"] = !kernel.Kernel.Tables.IsEmpty,
            ["tables"] = ReportProgram.Tables(kernel.Kernel),
            ["has_shares"] = !kernel.Design.ErrorShares.IsEmpty,
            ["shares"] = ReportFacts.Shares(kernel),
            ["has_form"] = specification.Activation.Approximates is not null,
            ["form"] = ReportFacts.Form(specification),
            ["command"] = Html.Text(GenerateCommand.Of(specification)),
            ["sha256"] = kernel.Digest.Sha256,
            ["vector_order"] = VectorOrder.Of(kernel),
            ["coverage"] = Html.Text(ErrorWords.Coverage(kernel)),
            ["saturated"] = Html.Text(ErrorWords.Saturated(kernel)),
            ["saturates_often"] = kernel.Error.SaturatesOften,
            ["codes"] = Figure.Shown(kernel.Error.Codes),
        };
        return new Artifact(FileName, renderer.Render(TemplateName, model));
    }

    private static IEnumerable<string> Remarks(ProvenKernel kernel) =>
        kernel.Design.Comparison is string comparison ? kernel.Design.Remarks.Append(comparison) : kernel.Design.Remarks;

    private static Plot[] PlotsOf(ProvenKernel kernel) =>
    [
        FunctionPlot.Of(kernel.Curve, kernel.Inner is null ? "Function and kernel" : $"The {kernel.Inner.Member} and its value"),
        ErrorPlot.Of(kernel),
        kernel.Map.IsEmpty ? HistogramPlot.Of(kernel.Curve.Errors) : ErrorMap.Of(kernel),
    ];
}
