using HwAct.Programs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>
/// The directory that generated files live in: one folder a kernel, and index files beside them. It is written whole or not at
/// all, only below its path; folders that would not change are not touched, and neither is a file in them that HwAct did not write.
/// </summary>
/// <param name="path">The directory, which need not exist yet.</param>
internal sealed class OutputDirectory(string path)
{
    /// <summary>The directory as the user named it.</summary>
    public string Path { get; } = path;

    /// <summary>Called before each change of the file system with what is about to happen, so that a test can fail it.</summary>
    internal Action<string>? BeforeStep { get; init; }

    /// <summary>Requires that kernels may be written where there may be others, before anything is designed for them.</summary>
    /// <param name="asked">The kernels.</param>
    /// <param name="rule">What may be written over.</param>
    /// <exception cref="OutputException">One of them may not; nothing has changed.</exception>
    public void RequireMayHold(IEnumerable<KernelSpecification> asked, WriteRule rule)
    {
        Recovered();
        foreach (KernelSpecification kernel in asked)
        {
            new KernelPlace(Path, kernel.Name).RequireMayHold(kernel, rule);
        }
    }

    /// <summary>Writes kernels and index files.</summary>
    /// <param name="kernels">The folders. Of the files that one has on disk beyond these, those that its manifest lists are removed; others stay.</param>
    /// <param name="index">Files in the directory itself.</param>
    /// <param name="rule">What may be written over.</param>
    /// <exception cref="OutputException">It cannot be written, or may not; nothing has changed.</exception>
    public WrittenDirectory Write(IReadOnlyList<KernelFolder> kernels, IReadOnlyList<Artifact> index, WriteRule rule = WriteRule.Specification)
    {
        try
        {
            Staging.Recover(Path);
            (KernelFolder Kernel, FolderMerge Merge)[] merges = [.. kernels.Select(kernel => (kernel, MergeOf(kernel, rule)))];
            (KernelFolder Kernel, FolderMerge Merge)[] changed = [.. merges.Where(folder => IsChanged(folder.Kernel, folder.Merge))];
            Artifact[] changedIndex = [.. index.Where(artifact => !Holds(artifact.Path, artifact))];
            foreach ((KernelFolder kernel, FolderMerge merge) in changed)
            {
                new KernelPlace(Path, kernel.Name).RequireReplaceable(kernel.Asked, merge, rule);
            }

            foreach (Artifact artifact in changedIndex)
            {
                RequireReplaceable(artifact);
            }

            if (changed.Length + changedIndex.Length > 0)
            {
                using var staging = new Staging(Path, BeforeStep);
                Stage(staging, changed, changedIndex);
            }

            return new WrittenDirectory(
                [.. changed.Select(folder => folder.Kernel.Name), .. changedIndex.Select(artifact => artifact.Path)],
                merges.Where(folder => !folder.Merge.Kept.IsEmpty).ToImmutableSortedDictionary(folder => folder.Kernel.Name, folder => folder.Merge.Kept, StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(exception);
        }
    }

    /// <summary>Whether the files of a kernel are there as they would be written.</summary>
    public bool Holds(KernelFolder kernel) => kernel.Artifacts.All(artifact => Holds($"{kernel.Name}/{artifact.Path}", artifact));

    /// <summary>What differs on disk from what would be written, by path.</summary>
    /// <param name="kernels">The folders that should be there.</param>
    /// <param name="index">The files that should be beside them. When there are any, they speak for the whole directory: a
    /// kernel's folder that is not in <paramref name="kernels"/> is a difference.</param>
    /// <exception cref="OutputException">A file cannot be read.</exception>
    public ImmutableArray<Drift> Compare(IReadOnlyList<KernelFolder> kernels, IReadOnlyList<Artifact> index)
    {
        try
        {
            var drifts = new List<Drift>();
            foreach (KernelFolder kernel in kernels)
            {
                drifts.AddRange(kernel.Artifacts.SelectMany(artifact => Compare($"{kernel.Name}/{artifact.Path}", artifact)));
                var expected = kernel.Artifacts.Select(artifact => $"{kernel.Name}/{artifact.Path}").ToHashSet(StringComparer.Ordinal);
                drifts.AddRange(FilesOf(kernel.Name).Where(file => !expected.Contains(file)).Select(file => new Drift(DriftKind.Unexpected, file)));
            }

            drifts.AddRange(index.SelectMany(artifact => Compare(artifact.Path, artifact)));
            if (index.Count > 0)
            {
                var names = kernels.Select(kernel => kernel.Name).ToHashSet(StringComparer.Ordinal);
                drifts.AddRange(KernelNames().Where(name => !names.Contains(name)).Select(name => new Drift(DriftKind.Unexpected, name + "/")));
            }

            return [.. drifts.OrderBy(drift => drift.Path, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{Path}: cannot be read: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    /// <summary>Names of the kernels that have a folder here: those with a manifest of their own name in it.</summary>
    public ImmutableArray<string> KernelNames() => Directory.Exists(Path)
        ? [.. Directory.EnumerateDirectories(Path).Select(folder => System.IO.Path.GetFileName(folder)).Where(HasManifest).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Whether there is something of a kernel here that may be compared.</summary>
    public bool HasProgram(string kernel) => HasManifest(kernel) || File.Exists(On(kernel, ProgramFile.PathOf(kernel)));

    /// <summary>Path of the manifest of a kernel.</summary>
    public string ManifestOf(string kernel) => On(kernel, Manifest.PathOf(kernel));

    /// <summary>Replaces files of a kernel that is here already.</summary>
    /// <param name="kernel">Name of the kernel.</param>
    /// <param name="artifacts">The files; each is replaced whole.</param>
    /// <returns>Whether one changed.</returns>
    /// <exception cref="OutputException">They cannot be written.</exception>
    public bool Replace(string kernel, params ReadOnlySpan<Artifact> artifacts)
    {
        var changed = new List<Artifact>();
        foreach (Artifact artifact in artifacts)
        {
            KernelFolder.RequireInside(artifact.Path);
            if (!Holds($"{kernel}/{artifact.Path}", artifact))
            {
                changed.Add(artifact);
            }
        }

        if (changed.Count == 0)
        {
            return false;
        }

        try
        {
            new KernelPlace(Path, kernel).RequireFolder();
            using var staging = new Staging(Path, BeforeStep);
            changed.ForEach(artifact => staging.Add(artifact.Path, artifact.Bytes));
            changed.ForEach(artifact => staging.MoveInto(kernel, artifact.Path));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{On(kernel)}: cannot be written: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private string On(params ReadOnlySpan<string> steps) => System.IO.Path.Combine([Path, .. steps]);

    private bool HasManifest(string kernel) => File.Exists(ManifestOf(kernel));

    private OutputException NotWritten(Exception exception) =>
        new($"{Path}: cannot be written, and nothing was changed: {exception.Message.TrimEnd('.')}", exception);

    private void Recovered()
    {
        try
        {
            Staging.Recover(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(exception);
        }
    }

    private FolderMerge MergeOf(KernelFolder kernel, WriteRule rule)
    {
        Dictionary<string, Artifact> files = kernel.Artifacts.ToDictionary(artifact => artifact.Path, StringComparer.Ordinal);
        Func<string, bool> isOwn = new KernelPlace(Path, kernel.Name).OwnFiles(rule, files.Keys);
        return new FolderMerge(
            On(kernel.Name),
            [.. files.Keys],
            file => isOwn(file) || (files.TryGetValue(file, out Artifact? artifact) && Holds($"{kernel.Name}/{file}", artifact)));
    }

    private bool IsChanged(KernelFolder kernel, FolderMerge merge) => merge.Removed.Count > 0 || !Holds(kernel);

    // Where a file stays as it is its time does too, so that what depends on it alone is not made again.
    private void Stage(Staging staging, (KernelFolder Kernel, FolderMerge Merge)[] kernels, Artifact[] index)
    {
        foreach ((string path, Artifact artifact) in kernels.SelectMany(folder => folder.Kernel.Artifacts.Select(artifact => ($"{folder.Kernel.Name}/{artifact.Path}", artifact)))
            .Concat(index.Select(artifact => (artifact.Path, artifact))))
        {
            staging.Add(path, artifact.Bytes, Holds(path, artifact) ? File.GetLastWriteTimeUtc(On(path)) : null);
        }

        staging.Commit(
        [
            .. kernels.SelectMany(folder => folder.Merge.Parts.Select(part => part with { Path = part.Path.Length == 0 ? folder.Kernel.Name : $"{folder.Kernel.Name}/{part.Path}" })),
            .. index.Select(artifact => new StagedPart(artifact.Path, IsNew: true)),
        ]);
    }

    private bool Holds(string file, Artifact artifact) => ArtifactOnDisk.Holds(On(file), artifact);

    private IEnumerable<string> FilesOf(string folder) => FolderFiles.Of(On(folder)).Select(file => $"{folder}/{file}");

    private IEnumerable<Drift> Compare(string file, Artifact artifact)
    {
        if (!File.Exists(On(file)))
        {
            return [new Drift(DriftKind.Missing, file)];
        }

        return ArtifactOnDisk.FirstDifference(On(file), artifact) is int line ? [new Drift(DriftKind.Changed, file, line)] : [];
    }

    private void RequireReplaceable(Artifact index)
    {
        KernelFolder.RequireInside(index.Path);
        string file = On(index.Path);
        if (index.Path.Contains('/'))
        {
            throw new OutputException($"'{index.Path}' is no file of the output directory itself.");
        }

        if (new FileInfo(file).LinkTarget is not null || Directory.Exists(file))
        {
            throw new OutputException($"{file}: is a link or a folder where an index file should be; nothing was changed");
        }

        if (File.Exists(file) && File.ReadLines(file).FirstOrDefault() != index.Text.Split('\n')[0])
        {
            throw new OutputException($"{file}: was not written by hwact; choose another directory or move the file away. Nothing was changed");
        }
    }
}
