using HwAct.Rendering;
using HwAct.Targets;

namespace HwAct.Packages;

/// <summary>The files of a package: the C or the modules of its kernels as they are generated, and what the form adds.</summary>
internal static class Package
{
    /// <summary>The files, the list of all others last. A package made twice is the same bytes.</summary>
    /// <exception cref="TemplateException">A template is missing or malformed.</exception>
    public static ImmutableArray<Artifact> Of(PackageRequest request, TemplateRenderer renderer)
    {
        Ecosystem form = request.Ecosystem;
        KernelSources[] kernels = form.IsInC ? [.. request.Kernels.Select(kernel => KernelSources.Of(kernel, renderer))] : [];
        TemplateModel model = PackageModel.Of(request, kernels);
        Artifact[] files =
        [
            .. form.Files.Select(file => new Artifact(PathOf(request, file.Path), renderer.Render($"package/{form.Name}/{file.Template}.scriban", model))),
            .. form.Headers is string headers ? Headers(request, kernels, headers, renderer, model) : [],
            .. form.Sources is string sources ? kernels.Select(kernel => kernel.Source with { Path = $"{sources}/{kernel.Name}.c" }) : [],
            .. form.Tests is string tests ? kernels.Select(kernel => kernel.Test with { Path = $"{tests}/{kernel.Name}_test.c" }) : [],
            .. form.IsInC ? [] : request.Kernels.SelectMany(kernel => KernelCore.Of(kernel, renderer)),
            .. form.HasReadme ? [new Artifact("README.md", renderer.Render("package/README.md.scriban", model)), new Artifact("LICENSE", renderer.Render("package/LICENSE.scriban", model))] : Array.Empty<Artifact>(),
        ];
        return [.. files, PackageList.Of(request, files)];
    }

    private static IEnumerable<Artifact> Headers(PackageRequest request, KernelSources[] kernels, string folder, TemplateRenderer renderer, TemplateModel model) =>
    [
        .. request.HasUmbrella ? [new Artifact($"{folder}/{request.Name}.h", renderer.Render("package/umbrella.h.scriban", model))] : Array.Empty<Artifact>(),
        .. kernels.Select(kernel => kernel.Header with { Path = $"{folder}/{kernel.Name}.h" }),
    ];

    private static string PathOf(PackageRequest request, string path) =>
        path.Replace("*", request.Name, StringComparison.Ordinal).Replace("$", PackageModel.Vendor(request), StringComparison.Ordinal);
}
