using System.Collections.Immutable;
using HwAct.Emission;
using HwAct.Emission.Templates;
using HwAct.Proofs;
using HwAct.Reports.Plots;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The error report of a kernel, <c>report.html</c>: one file that needs no other, for the reviewer who has to accept the
/// kernel. It is well-formed XML too.</summary>
public static class ErrorReport
{
    private const string TemplateName = "report/report.html.scriban";

    /// <summary>The report, from the embedded template.</summary>
    public static Artifact Of(ProvenKernel kernel) => Of(kernel, TemplateRenderer.Create(directory: null));

    /// <summary>The report.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="renderer">Renders the template.</param>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    public static Artifact Of(ProvenKernel kernel, ITemplateRenderer renderer)
    {
        KernelProperties properties = KernelProperties.Of(kernel);
        ImmutableArray<double> errors = CodeErrors.Of(kernel);
        KernelSpecification specification = kernel.Specification;
        var model = new TemplateModel
        {
            ["style"] = StyleSheet.Of(renderer),
            ["name"] = Html.Text(specification.Name),
            ["title"] = Html.Text(Wording.Title(specification.Activation)),
            ["formula"] = Html.Text(specification.Activation.Formula),
            ["tool_version"] = ToolVersion.Text,
            ["grade"] = Wording.Grade(properties),
            ["tiles"] = ReportFacts.Tiles(kernel),
            ["asked"] = ReportFacts.Asked(kernel),
            ["verdicts"] = ReportVerdicts.Of(kernel, properties),
            ["figures"] = ReportFacts.Figures(kernel),
            ["remarks"] = TemplateValue.List(kernel.Design.Remarks.Select(Html.Text)),
            ["has_remarks"] = !kernel.Design.Remarks.IsEmpty,
            ["plots"] = new[]
            {
                FunctionPlot.Of(kernel).ToModel(),
                ErrorPlot.Of(kernel, errors).ToModel(),
                HistogramPlot.Of(errors).ToModel(),
            },
            ["regions"] = ReportRegions.Of(kernel),
            ["steps"] = ReportProgram.Steps(kernel.Kernel),
            ["has_tables"] = !kernel.Kernel.Tables.IsEmpty,
            ["tables"] = ReportProgram.Tables(kernel.Kernel),
            ["has_shares"] = !kernel.Design.ErrorShares.IsEmpty,
            ["shares"] = ReportFacts.Shares(kernel),
            ["has_form"] = specification.Activation.Approximates is not null,
            ["form"] = ReportFacts.Form(specification),
            ["command"] = Html.Text(GenerateCommand.Of(specification)),
            ["sha256"] = kernel.VectorsSha256,
            ["codes"] = Figure.Shown((long)kernel.Error.Codes),
        };
        return new Artifact("report.html", renderer.Render(TemplateName, model));
    }
}
