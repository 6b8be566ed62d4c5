using System.Security;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Targets;

namespace HwAct.Packages;

/// <summary>What the templates of packages print. Names are identifiers, so no language needs them quoted.</summary>
internal static class PackageModel
{
    // Most names in one sentence: registries cut descriptions at some 250 characters.
    private const int MostNamed = 3;

    /// <summary>The model of a package.</summary>
    /// <param name="request">The package.</param>
    /// <param name="sources">The C of its kernels; none where it has their modules.</param>
    public static TemplateModel Of(PackageRequest request, KernelSources[] sources)
    {
        ImmutableArray<ProvenKernel> kernels = request.Kernels;
        int column = kernels.Max(kernel => kernel.Specification.Name.Length) + 1;
        return new TemplateModel
        {
            ["name"] = request.Name,
            ["guard"] = request.Name.ToUpperInvariant() + "_H",
            ["guard_stem"] = request.Name.ToUpperInvariant(),
            ["implementation"] = request.Name.ToUpperInvariant() + "_IMPLEMENTATION",
            ["version"] = ToolVersion.Text,
            ["sentence"] = Sentence(kernels),
            ["paragraph"] = "Each was run on every input code before it was written, and its header states its largest error.",
            ["author"] = request.Author,
            ["author_json"] = request.Author,
            ["vendor"] = Vendor(request),
            ["url"] = request.Url,
            ["url_xml"] = SecurityElement.Escape(request.Url),
            ["usage"] = $"package/{request.Ecosystem.Name}/usage.md.scriban",
            ["is_in_c"] = request.Ecosystem.IsInC,
            ["config_place"] = request.Ecosystem.ConfigPlace,
            ["one_kernel"] = kernels.Length == 1,
            ["count"] = Figure.Text(kernels.Length),
            ["kernels"] = TemplateValue.List(kernels.Select((kernel, index) => Of(kernel, sources.ElementAtOrDefault(index), column))),
        };
    }

    /// <summary>Who publishes it, in the letters that a CMSIS-Pack allows.</summary>
    public static string Vendor(PackageRequest request) => string.Concat(request.Author.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));

    private static TemplateModel Of(ProvenKernel kernel, KernelSources? sources, int column)
    {
        string name = kernel.Specification.Name;
        string title = Targets.Ascii.From(kernel.Specification.Function.Title);
        return new TemplateModel
        {
            ["name"] = name,
            ["column"] = name.PadRight(column),
            ["title"] = title,
            ["xml_title"] = SecurityElement.Escape(title),
            ["input"] = string.Join(", ", kernel.Specification.Inputs),
            ["output"] = kernel.Specification.Output.ToString(),
            ["error"] = Figure.AtMost(kernel.Error.LargestLsb),
            ["header"] = sources?.Header.Text ?? "",
            ["source"] = sources?.Source.Text.Replace($"#include \"{name}.h\"\n", "", StringComparison.Ordinal) ?? "",
            ["ports"] = TemplateValue.List(kernel.Kernel.Inputs.Zip(FormatConstants.Formats(kernel), (port, format) => new TemplateModel
            {
                ["name"] = port.Name,
                ["type"] = CType.Storage(port.Type),
                ["min"] = $"(int32_t){CNames.Constant(kernel.Kernel, format.Prefix)}_MIN",
                ["max"] = $"(int32_t){CNames.Constant(kernel.Kernel, format.Prefix)}_MAX",
            })),
        };
    }

    private static string Sentence(ImmutableArray<ProvenKernel> kernels)
    {
        string names = string.Join(", ", kernels.Take(MostNamed).Select(kernel => kernel.Specification.Name));
        return kernels.Length > MostNamed
            ? $"{Figure.Text(kernels.Length)} fixed-point activation kernels: {names} and {Figure.Text(kernels.Length - MostNamed)} more"
            : $"Fixed-point activation {(kernels.Length == 1 ? "kernel" : "kernels")}: {names}";
    }
}
