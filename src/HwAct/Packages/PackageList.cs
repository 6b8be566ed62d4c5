using System.Text.Json;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Packages;

/// <summary>The list of a package's files, by which the next run knows which of them it may replace, and a reviewer what was proven.</summary>
internal static class PackageList
{
    /// <summary>Its path below the package.</summary>
    public const string FileName = "hwact-package.json";

    /// <summary>The list of a package.</summary>
    public static Artifact Of(PackageRequest request, IReadOnlyList<Artifact> files) => new(FileName, IndentedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("package", request.Name);
        writer.WriteString("for", request.Ecosystem.Name);
        writer.WriteString("hwact_version", ToolVersion.Text);
        writer.WriteStartArray("kernels");
        foreach (string name in request.Kernels.Select(kernel => kernel.Specification.Name))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("files");
        foreach (Artifact file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            writer.WriteString(file.Path, file.Sha256);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }) + "\n");

    /// <summary>What a folder says that it holds; null where it says nothing that can be read.</summary>
    public static ListedPackage? Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists || file.LinkTarget is not null || file.Length > 1 << 24)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            JsonElement root = document.RootElement;
            return new ListedPackage(
                root.GetProperty("package").GetString() ?? "",
                root.GetProperty("for").GetString() ?? "",
                [FileName, .. root.GetProperty("files").EnumerateObject().Select(entry => entry.Name)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
