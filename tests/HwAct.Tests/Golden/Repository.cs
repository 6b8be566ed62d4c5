namespace HwAct.Tests.Golden;

/// <summary>Where the repository is, found from the test assembly upward.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Catalog => Path.Combine(Root, "src", "catalog.json");

    public static string Generated => Path.Combine(Root, "generated");

    private static string Find(string directory) => File.Exists(Path.Combine(directory, "HwAct.sln"))
        ? directory
        : Find(Path.GetDirectoryName(directory.TrimEnd(Path.DirectorySeparatorChar))
            ?? throw new DirectoryNotFoundException("HwAct.sln is nowhere above the test assembly."));
}
