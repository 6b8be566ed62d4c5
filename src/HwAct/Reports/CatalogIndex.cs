using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>The index of a directory of kernels, one row a kernel, as a data sheet: <c>index.html</c> and <c>README.md</c>.</summary>
internal static class CatalogIndex
{
    // The columns of the table, and how each is sorted; those that are not say nothing that has an order.
    private static readonly (string Text, string Sorts, bool IsNumber)[] Columns =
    [
        ("kernel", "text", false),
        ("error", "", false),
        ("method", "text", false),
        ("promise, LSB", "number", true),
        ("max LSB", "number", true),
        ("misrounded, %", "number", true),
        ("saturated, %", "number", true),
        ("ROM bits", "number", true),
        ("bytes", "number", true),
        ("wired bits", "number", true),
        ("mult.", "number", true),
        ("steps", "number", true),
        ("files", "", false),
    ];

    /// <summary>The index, from the embedded templates.</summary>
    public static ImmutableArray<Artifact> Of(IReadOnlyList<ProvenKernel> kernels) => Of(kernels, TemplateRenderer.Create(directory: null));

    /// <summary>The index.</summary>
    /// <param name="kernels">The kernels. Activations and formats are listed in the order in which they first appear.</param>
    /// <param name="renderer">Renders the templates.</param>
    /// <exception cref="TemplateException">A template cannot be used.</exception>
    public static ImmutableArray<Artifact> Of(IReadOnlyList<ProvenKernel> kernels, TemplateRenderer renderer)
    {
        var model = new TemplateModel
        {
            ["style"] = StyleSheet.OfIndex(renderer),
            ["tool_version"] = ToolVersion.Text,
            ["kernel_count"] = Figure.Shown((long)kernels.Count),
            ["code_count"] = Figure.Shown(kernels.Sum(kernel => kernel.Error.Codes)),
            ["columns"] = TemplateValue.List(Columns.Select(column => new TemplateModel
            {
                ["text"] = column.Text,
                ["is_number"] = column.IsNumber,
                ["sorts"] = column.Sorts.Length > 0,
                ["kind"] = column.Sorts,
            })),
            ["formats"] = TemplateValue.List(kernels.Select(kernel => Html.Text(Format(kernel.Specification))).Distinct(StringComparer.Ordinal)),
            ["methods"] = TemplateValue.List(kernels.Select(kernel => Html.Text(kernel.Specification.Method.Name)).Distinct(StringComparer.Ordinal)),
            ["activations"] = TemplateValue.List(kernels
                .GroupBy(kernel => (Wording.Title(kernel.Specification), kernel.Specification.Function.Formula))
                .Select(OfActivation)),
        };
        return
        [
            new Artifact("index.html", renderer.Render("report/index.html.scriban", model)),
            new Artifact("README.md", renderer.Render("report/index.md.scriban", model)),
        ];
    }

    private static TemplateModel OfActivation(IGrouping<(string Title, string Formula), ProvenKernel> kernels) => new()
    {
        ["title"] = Html.Text(kernels.Key.Title),
        ["formula"] = Html.Text(kernels.Key.Formula),
        ["formats"] = TemplateValue.List(kernels.GroupBy(kernel => Format(kernel.Specification), StringComparer.Ordinal).Select(OfFormat)),
    };

    private static TemplateModel OfFormat(IGrouping<string, ProvenKernel> kernels) => new()
    {
        ["format"] = Html.Text(kernels.Key),
        ["kernels"] = TemplateValue.List(kernels.Select(Row)),
    };

    private static string Format(KernelSpecification asked) =>
        $"{string.Join(" × ", asked.Inputs.Select(Wording.Format))} → {Wording.Format(asked.Output)}, {RoundingRuleNames.NameOf(asked.Rounding)}";

    private static TemplateModel Row(ProvenKernel kernel)
    {
        ErrorFigures error = kernel.Error;
        KernelProgram program = kernel.Kernel;
        return new TemplateModel
        {
            ["name"] = Html.Text(kernel.Specification.Name),
            ["curve"] = Sparkline.Of(kernel.Profile),
            ["method"] = Html.Text(kernel.Specification.Method.Name),
            ["parameters"] = TemplateValue.List(kernel.Design.Figures.Select(p => Html.Text($"{p.Key} {p.Value}"))),
            ["has_parameters"] = kernel.Design.Figures.Any(),
            ["promise"] = kernel.Design.PromiseLsb is double promise ? "≤ " + Figure.Exact(promise) : "–",
            ["max_lsb"] = Figure.AtMost(error.LargestLsb),
            ["misrounded"] = Html.Text(Figure.Percent(error.MisroundedCodes, error.Codes) + (error.MisroundedTies == 0 ? ""
                : error.MisroundedTies == error.MisroundedCodes ? ", all ties"
                : $", {Figure.Shown(error.MisroundedTies)} ties")),
            ["saturated"] = Html.Text(Figure.Percent(error.SaturatedCodes, error.Codes)),
            ["saturates_often"] = error.SaturatesOften,
            ["is_right"] = error.MisroundedCodes == 0,
            ["rom_bits"] = Figure.Shown(program.RomBits),
            ["rom_bytes"] = Figure.Shown(program.RomBytes),
            ["wired_bits"] = Figure.Shown(program.WiredBits),
            ["multiplications"] = Figure.Shown((long)program.Multiplications),
            ["steps"] = Figure.Shown((long)ReportProgram.Count(program)),
            ["links"] = TemplateValue.List(Links(kernel).Select(link => new TemplateModel
            {
                ["text"] = Html.Text(link.Text),
                ["path"] = Html.Text(link.Path),
            })),
        };
    }

    private static IEnumerable<(string Text, string Path)> Links(ProvenKernel kernel) => TargetCatalog.All
        .Where(target => kernel.Specification.Targets.Contains(target.Declaration.Name))
        .Select(target => target.Link(kernel.Kernel))
        .OfType<(string, string)>();
}
