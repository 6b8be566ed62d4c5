using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The JSON Schema of manifests, which documents every member.</summary>
internal static class ManifestSchema
{
    /// <summary>The schema, lines ended by LF.</summary>
    public static string Text { get; } = EmbeddedText.Read("Reports/manifest.schema.json");
}
