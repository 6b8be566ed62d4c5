using System.Reflection;

namespace HwAct.Rendering;

/// <summary>The version of the generator that manifests and reports name.</summary>
internal static class ToolVersion
{
    /// <summary>The version, without the revision that a build may append: the same source must write the same bytes.</summary>
    public static string Text { get; } = typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The same as a number that the preprocessor compares: 10203 for 1.2.3.</summary>
    public static int Number { get; } = typeof(ToolVersion).Assembly.GetName().Version is { } version
        ? (10_000 * version.Major) + (100 * version.Minor) + version.Build
        : 0;
}
