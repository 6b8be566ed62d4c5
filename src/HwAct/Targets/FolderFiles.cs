namespace HwAct.Targets;

/// <summary>The files below a folder.</summary>
internal static class FolderFiles
{
    /// <summary>Their paths below the folder, with forward slashes. A link is a file here, never a way into other folders; so is a folder whose
    /// name is not UTF-8, which has no spelling here.</summary>
    public static IEnumerable<string> Of(string folder) => Of(new DirectoryInfo(folder), "");

    private static IEnumerable<string> Of(DirectoryInfo folder, string before) => !folder.Exists
        ? []
        : folder.EnumerateFileSystemInfos().SelectMany(entry =>
            entry is DirectoryInfo { Exists: true, LinkTarget: null } below ? Of(below, $"{before}{entry.Name}/") : [before + entry.Name]);
}
