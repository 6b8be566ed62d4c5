namespace HwAct.Generation;

/// <summary>
/// New files on their way into a directory. They are written to a folder inside it, on the same file system, and brought in by
/// renames. Whatever stops the process, each entry of the directory is its old self or its new self: before the renames nothing
/// has changed, a failed rename undoes those before it, and what a killed process left half renamed is put back by the next run.
/// </summary>
internal sealed class Staging : IDisposable
{
    private const string Name = ".hwact-staging";

    private readonly string directory;
    private readonly string folder;
    private readonly Action<string>? beforeStep;
    private readonly List<string> created = [];
    private readonly FileStream gate;
    private bool committed;

    /// <summary>Opens the staging folder of a directory, which is created where it does not exist.</summary>
    /// <exception cref="IOException">The directory cannot be written, or another process is writing it.</exception>
    public Staging(string directory, Action<string>? beforeStep)
    {
        this.directory = directory;
        this.beforeStep = beforeStep;
        folder = Path.Combine(directory, Name);
        try
        {
            CreateWithParents(directory);
            RequireNoLink(folder);
            Directory.CreateDirectory(folder);
            gate = OpenGate(folder);
            Directory.CreateDirectory(New());
            Directory.CreateDirectory(Old());
        }
        catch
        {
            RemoveCreated();
            throw;
        }
    }

    /// <summary>Undoes what a killed run left half done.</summary>
    public static void Recover(string directory)
    {
        string root = Path.Combine(directory, Name);
        if (!Directory.Exists(root))
        {
            return;
        }

        RequireNoLink(root);
        using (OpenGate(root))
        {
            PutBack(directory, root);
        }

        Directory.Delete(root, recursive: true);
    }

    /// <summary>Writes a new file into the staging folder.</summary>
    public void Add(string path, byte[] bytes)
    {
        beforeStep?.Invoke($"stage {path}");
        string file = New(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>Brings every new entry in, and removes the old one.</summary>
    public void Commit()
    {
        string[] names = [.. Directory.EnumerateFileSystemEntries(New()).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        var done = new Stack<string>();
        try
        {
            foreach (string name in names)
            {
                done.Push(name);
                string target = Path.Combine(directory, name);
                if (Path.Exists(target))
                {
                    beforeStep?.Invoke($"set aside {name}");
                    Directory.Move(target, Old(name));
                }

                beforeStep?.Invoke($"bring in {name}");
                Directory.Move(New(name), target);
            }

            committed = true;
        }
        catch
        {
            foreach (string name in done)
            {
                Undo(name);
            }

            throw;
        }
    }

    /// <summary>Brings one new file into a folder that exists, replacing it in one step.</summary>
    public void MoveInto(string kernel, string path)
    {
        beforeStep?.Invoke($"bring in {path}");
        string target = Path.Combine(directory, kernel, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(New(path), target, overwrite: true);
        committed = true;
    }

    /// <summary>Removes the staging folder, and the directory where this made it and nothing came of it.</summary>
    public void Dispose()
    {
        gate.Dispose();
        Directory.Delete(folder, recursive: true);
        if (!committed)
        {
            RemoveCreated();
        }
    }

    // Held open with no sharing for as long as a process writes: a second one is told so instead of mixing its files in.
    private static FileStream OpenGate(string root)
    {
        try
        {
            return new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(Path.Combine(root, "lock")))
        {
            throw new IOException("another hwact is writing there; wait until it is done", exception);
        }
    }

    private static void RequireNoLink(string root)
    {
        if (new DirectoryInfo(root).LinkTarget is not null)
        {
            throw new IOException($"{root} is a symbolic link");
        }
    }

    private static void PutBack(string directory, string root)
    {
        string old = Path.Combine(root, "old");
        foreach (string entry in Directory.Exists(old) ? Directory.GetFileSystemEntries(old) : [])
        {
            string target = Path.Combine(directory, Path.GetFileName(entry));
            if (!Path.Exists(target))
            {
                Directory.Move(entry, target);
            }
        }
    }

    private void Undo(string name)
    {
        string target = Path.Combine(directory, name);
        if (!Path.Exists(New(name)))
        {
            Directory.Move(target, New(name));
        }

        if (Path.Exists(Old(name)))
        {
            Directory.Move(Old(name), target);
        }
    }

    private void CreateWithParents(string path)
    {
        string full = Path.GetFullPath(path);
        for (string? missing = full; missing is not null && !Path.Exists(missing); missing = Path.GetDirectoryName(missing))
        {
            created.Add(missing);
        }

        Directory.CreateDirectory(full);
    }

    private void RemoveCreated()
    {
        foreach (string made in created.Where(Directory.Exists))
        {
            Directory.Delete(made);
        }
    }

    private string New(string path = "") => Path.Combine(folder, "new", path);

    private string Old(string path = "") => Path.Combine(folder, "old", path);
}
