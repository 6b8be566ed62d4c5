using HwAct.Packages;
using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>The folder of a package. Of what is there only the files that its list names are replaced or removed; it is written whole or not at all.</summary>
/// <param name="path">The folder, which need not exist yet.</param>
internal sealed class PackageFolder(string path)
{
    private readonly string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>Writes a package.</summary>
    /// <param name="request">What is written.</param>
    /// <param name="files">Its files.</param>
    /// <param name="force">Whether what is in the way may be replaced.</param>
    /// <returns>Whether anything changed, and what of others was kept.</returns>
    /// <exception cref="OutputException">It cannot be written, or may not; nothing has changed.</exception>
    public WrittenPackage Write(PackageRequest request, ImmutableArray<Artifact> files, bool force)
    {
        foreach (Artifact file in files)
        {
            KernelFolder.RequireInside(file.Path);
        }

        try
        {
            RequireFolder();
            ListedPackage? listed = PackageList.Read(full);
            if (!force)
            {
                RequireSame(request, listed);
            }

            var merge = new FolderMerge(full, [.. files.Select(file => file.Path)], file => listed?.Files.Contains(file) == true || Holds(files, file));
            if (!force && merge.InTheWay.Count > 0)
            {
                throw Refused($"{FolderMerge.Shown(merge.InTheWay)} would be written over and {(merge.InTheWay.Count == 1 ? "is" : "are")} not among the files of the package");
            }

            bool changes = merge.Removed.Count > 0 || !files.All(Holds);
            if (changes)
            {
                Replace(files, merge);
            }

            return new WrittenPackage(changes, merge.Kept);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path}: cannot be written, and nothing was changed: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private void Replace(ImmutableArray<Artifact> files, FolderMerge merge)
    {
        string name = Path.GetFileName(full);
        string parent = Path.GetDirectoryName(full)!;
        Staging.Recover(parent);
        using var staging = new Staging(parent, beforeStep: null);
        foreach (Artifact file in files)
        {
            staging.Add($"{name}/{file.Path}", file.Bytes, Holds(file) ? File.GetLastWriteTimeUtc(Path.Combine(full, file.Path)) : null);
        }

        staging.Commit([.. merge.Parts.Select(part => part with { Path = part.Path.Length == 0 ? name : $"{name}/{part.Path}" })]);
    }

    private void RequireFolder()
    {
        if (Path.GetDirectoryName(full) is null)
        {
            throw new OutputException($"{path}: is the root of a file system; a folder is needed");
        }

        if (new DirectoryInfo(full).LinkTarget is not null)
        {
            throw new OutputException($"{path}: is a symbolic link; a folder is needed, and nothing was changed");
        }

        if (File.Exists(full))
        {
            throw new OutputException($"{path}: is a file where the folder of a package should be; nothing was changed");
        }
    }

    private void RequireSame(PackageRequest request, ListedPackage? listed)
    {
        if (listed is not null && (listed.Name != request.Name || listed.Ecosystem != request.Ecosystem.Name))
        {
            throw Refused($"holds the package '{listed.Name}' for {listed.Ecosystem}; '{request.Name}' for {request.Ecosystem.Name} is asked for");
        }

        if (listed is null && Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any())
        {
            throw Refused($"is not empty, and no {PackageList.FileName} says which of its files hwact wrote");
        }
    }

    private bool Holds(ImmutableArray<Artifact> files, string path) => files.FirstOrDefault(file => file.Path == path) is Artifact file && Holds(file);

    private bool Holds(Artifact file) => ArtifactOnDisk.Holds(Path.Combine(full, file.Path), file);

    private OutputException Refused(string what) => new($"{path}: {what}; nothing was changed") { CanBeForced = true };
}
