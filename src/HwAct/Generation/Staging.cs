namespace HwAct.Generation;

/// <summary>
/// New files on their way into a directory. They are written to a folder inside it, on the same file system, and brought in by
/// renames, part by part. Whatever stops the process, all parts are their old selves or all are their new selves once the next run has
/// looked: before the first rename nothing has changed, a failed one undoes those before it, and a plan that is written first and deleted
/// last tells the next run of those that a killed process began, so that it undoes them too.
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
            RequireNoLinks(folder);
            Directory.CreateDirectory(folder);
            gate = OpenGate(folder);
            Directory.CreateDirectory(New(folder));
            Directory.CreateDirectory(Old(folder));
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
        RequireNoLinks(root);
        if (!Directory.Exists(root))
        {
            return;
        }

        using (OpenGate(root))
        {
            if (File.Exists(StagingPlan.PathIn(root)))
            {
                RollBack(directory, root, StagingPlan.Read(root));
            }
        }

        Directory.Delete(root, recursive: true);
    }

    /// <summary>Writes a new file into the staging folder.</summary>
    /// <param name="path">Its path below the directory.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="time">When it was last written, where it only moves with others; null for now.</param>
    public void Add(string path, byte[] bytes, DateTime? time = null)
    {
        beforeStep?.Invoke($"stage {path}");
        string file = New(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        if (time is DateTime then)
        {
            File.SetLastWriteTimeUtc(file, then);
        }
    }

    /// <summary>Brings every new part in, and removes the old ones.</summary>
    /// <param name="parts">The parts; what was added lies in those that are new.</param>
    public void Commit(IReadOnlyList<StagedPart> parts)
    {
        StagingPlan.Write(folder, parts);
        try
        {
            foreach (StagedPart part in parts)
            {
                Swap(part);
            }

            beforeStep?.Invoke("finish");
            File.Delete(StagingPlan.PathIn(folder));
            committed = true;
        }
        catch
        {
            RollBack(directory, folder, parts);
            throw;
        }
    }

    /// <summary>Brings one new file into a folder that exists, replacing it in one step.</summary>
    public void MoveInto(string kernel, string path)
    {
        beforeStep?.Invoke($"bring in {path}");
        string target = Path.Combine(directory, kernel, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(New(folder, path), target, overwrite: true);
        committed = true;
    }

    /// <summary>Removes the staging folder, and the directory where this made it and nothing came of it.</summary>
    public void Dispose()
    {
        gate.Dispose();

        // What could not be undone is left to the next run.
        if (!File.Exists(StagingPlan.PathIn(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }

        if (!committed)
        {
            RemoveCreated();
        }
    }

    private static string New(string root, string path = "") => Path.Combine(root, "new", path);

    private static string Old(string root, string path = "") => Path.Combine(root, "old", path);

    // A link that leads nowhere is an entry too.
    private static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
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

    // Nothing is written through a link, and nothing that lies elsewhere is moved in.
    private static void RequireNoLinks(string root)
    {
        foreach (string place in (string[])[root, Path.Combine(root, "new"), Path.Combine(root, "old"), Path.Combine(root, "lock")])
        {
            if (new FileInfo(place).LinkTarget is not null)
            {
                throw new IOException($"{place} is a symbolic link");
            }
        }
    }

    // The plan goes before anything else does: a rolled-back directory is never rolled back once more.
    private static void RollBack(string directory, string root, IEnumerable<StagedPart> parts)
    {
        foreach (StagedPart part in parts.Reverse())
        {
            string target = Path.Combine(directory, part.Path);
            if (part.IsNew && !IsThere(New(root, part.Path)) && IsThere(target))
            {
                Move(target, New(root, part.Path));
            }

            if (IsThere(Old(root, part.Path)))
            {
                Move(Old(root, part.Path), target);
            }
        }

        File.Delete(StagingPlan.PathIn(root));
    }

    private void Swap(StagedPart part)
    {
        string target = Path.Combine(directory, part.Path);
        if (IsThere(target))
        {
            beforeStep?.Invoke($"set aside {part.Path}");
            Move(target, Old(folder, part.Path));
        }

        if (part.IsNew)
        {
            beforeStep?.Invoke($"bring in {part.Path}");
            Directory.Move(New(folder, part.Path), target);
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
}
