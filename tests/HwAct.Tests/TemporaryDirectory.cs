namespace HwAct.Tests;

/// <summary>A directory of a test's own, removed with it.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    public string Of(params ReadOnlySpan<string> steps) => System.IO.Path.Combine([Path, .. steps]);

    /// <summary>Every file below the directory with its text, for comparison.</summary>
    public SortedDictionary<string, string> Snapshot()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            files[System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')] = File.ReadAllText(file);
        }

        return files;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
