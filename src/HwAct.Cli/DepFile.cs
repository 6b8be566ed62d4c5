using HwAct.Generation;

namespace HwAct.Cli;

/// <summary>A file that tells make and ninja what the generated files depend on, in the form that compilers write (<c>-MD -MP</c>).</summary>
internal static class DepFile
{
    /// <summary>Refuses a path that cannot be written, before anything else is.</summary>
    /// <exception cref="UsageException">There is no such directory, or the path is one.</exception>
    public static void RequireWritable(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path) || folder is null || !Directory.Exists(folder))
        {
            throw new UsageException($"--depfile: {path} cannot be written; a file in a directory that exists is needed");
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="directory">The output directory.</param>
    /// <param name="folders">What was generated in it.</param>
    /// <param name="sources">The files that it was made from.</param>
    public static void Write(string path, string directory, IEnumerable<KernelFolder> folders, IReadOnlyList<string> sources)
    {
        IEnumerable<string> files = folders.SelectMany(folder => folder.Artifacts.Select(artifact => $"{directory.TrimEnd('/')}/{folder.Name}/{artifact.Path}"));
        string rule = $"{string.Join(" \\\n ", files.Select(Escaped))}:{string.Concat(sources.Select(source => " \\\n " + Escaped(source)))}\n";

        // A source that goes away must not stop make.
        File.WriteAllText(path, rule + string.Concat(sources.Select(source => $"\n{Escaped(source)}:\n")));
    }

    private static string Escaped(string path) => path
        .Replace("$", "$$", StringComparison.Ordinal)
        .Replace("#", "\\#", StringComparison.Ordinal)
        .Replace(" ", "\\ ", StringComparison.Ordinal);
}
