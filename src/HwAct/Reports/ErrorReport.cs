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

    /// <summary>The report of a kernel of which nothing else is written, from the embedded template.</summary>
    public static Artifact Of(ProvenKernel kernel) => Of(KernelReport.Of(kernel), TemplateRenderer.Create(directory: null));

    /// <summary>The report.</summary>
    /// <param name="report">All that is reported.</param>
    /// <param name="renderer">Renders the template.</param>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    public static Artifact Of(KernelReport report, TemplateRenderer renderer)
    {
        ProvenKernel kernel = report.Kernel;
        KernelSpecification specification = kernel.Specification;
        ImmutableArray<ReportTable> sections = ReportSections.Of(report);
        var model = new TemplateModel
        {
            ["style"] = StyleSheet.Of(renderer, hasMap: !kernel.Map.IsEmpty),
            ["name"] = Html.Text(specification.Name),
            ["title"] = Html.Text(Wording.Title(specification)),
            ["formula"] = Html.Text(specification.Function.Formula),
            ["tool_version"] = ToolVersion.Text,
            ["grade"] = Wording.Grade(report.Properties),
            ["tiles"] = ReportFacts.Tiles(kernel),
            ["asked"] = ReportFacts.Asked(kernel),
            ["verdicts"] = ReportVerdicts.ToModel(ReportVerdicts.Of(report)),
            ["figures"] = ReportFacts.Figures(kernel),
            ["remarks"] = TemplateValue.List(Remarks(kernel).Select(Html.Text)),
            ["has_remarks"] = Remarks(kernel).Any(),
            ["plots"] = TemplateValue.List(PlotsOf(report).Select(plot => plot.ToModel())),
            ["sections"] = TemplateValue.List(sections.Where(section => section.Id != "misrounded").Select(TableModel.Of)),
            ["has_misrounded"] = !report.Misrounded.IsEmpty,
            ["misrounded"] = Misrounded(report, sections),
            ["steps"] = ReportProgram.Steps(kernel.Kernel),
            ["has_tables"] = !kernel.Kernel.Tables.IsEmpty,
            ["tables"] = ReportProgram.Tables(kernel.Kernel),
            ["has_shares"] = !kernel.Design.ErrorShares.IsEmpty,
            ["shares"] = ReportFacts.Shares(kernel),
            ["has_form"] = specification.Activation.Approximates is not null,
            ["form"] = ReportFacts.Form(specification),
            ["command"] = Html.Text(GenerateCommand.Of(specification)),
            ["trail"] = ProofTrail.ToModel(report),
            ["files"] = TemplateValue.List(report.Files.Select(file => $"{file.Value}  {Html.Text(file.Key)}")),
            ["has_files"] = !report.Files.IsEmpty,
            ["coverage"] = Html.Text(ErrorWords.Coverage(kernel)),
            ["saturated"] = Html.Text(ErrorWords.Saturated(kernel)),
            ["saturates_often"] = kernel.Error.SaturatesOften,
        };
        return new Artifact(FileName, renderer.Render(TemplateName, model));
    }

    // A hundred rows of a table would weigh as much as all the others together.
    private static TemplateModel Misrounded(KernelReport report, ImmutableArray<ReportTable> sections)
    {
        ReportTable? table = sections.FirstOrDefault(section => section.Id == "misrounded");
        return new TemplateModel
        {
            ["title"] = Html.Text(table?.Title ?? ""),
            ["note"] = Html.Text(table?.Note ?? ""),
            ["codes"] = string.Join("  ", MisroundedCodes.Shown(report).Select(i =>
                $"{Figure.Shown(report.Curve.Reference.Codes[i])}:{Figure.Shown(report.Curve.Outputs[i])}/{Figure.Shown(report.Curve.Reference.Ideal[i])}")),
        };
    }

    private static IEnumerable<string> Remarks(ProvenKernel kernel) =>
        kernel.Design.Comparison is string comparison ? kernel.Design.Remarks.Append(comparison) : kernel.Design.Remarks;

    private static IEnumerable<Plot> PlotsOf(KernelReport report)
    {
        ProvenKernel kernel = report.Kernel;
        return
        [
            FunctionPlot.Of(report, kernel.Inner is null ? "Function and kernel" : $"The {kernel.Inner.Member} and its value"),
            ErrorPlot.Of(kernel),
            kernel.Map.IsEmpty ? HistogramPlot.Of(kernel.Curve.Errors) : ErrorMap.Of(kernel),
            .. SlopePlot.Of(report),
            .. CountPlot.OfRecorded(report),
        ];
    }
}
