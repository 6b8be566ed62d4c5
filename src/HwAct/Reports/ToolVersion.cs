using System.Reflection;

namespace HwAct.Reports;

/// <summary>The version of the generator that manifests and reports name.</summary>
internal static class ToolVersion
{
    /// <summary>The version, without the revision that a build may append: the same source must write the same bytes.</summary>
    public static string Text { get; } = typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
