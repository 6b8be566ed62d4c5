using HwAct.Generation;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary>Proves the kernels of an output directory again, from the programs that are stored there.</summary>
internal static class KernelsOnDisk
{
    /// <summary>The folders of kernels in an output directory.</summary>
    /// <param name="directory">The output directory.</param>
    /// <param name="chosen">Names of the kernels that are wanted; all where it is empty.</param>
    /// <exception cref="UsageException">The directory lacks a kernel that is wanted, or holds none.</exception>
    public static ImmutableArray<RecordedFolder> Of(OutputDirectory directory, string[] chosen)
    {
        ImmutableArray<string> names = directory.KernelNames();
        if (names.IsEmpty)
        {
            throw new UsageException($"{directory.Path}: holds no kernel; a directory that 'hwact generate' wrote is needed");
        }

        foreach (string name in chosen.Where(name => !names.Contains(name, StringComparer.Ordinal)))
        {
            throw new UsageException($"--kernel: {directory.Path} has no kernel named '{name}'; {NearestName.Suggest(name, names)}");
        }

        return
        [
            .. names.Where(name => chosen.Length == 0 || chosen.Contains(name, StringComparer.Ordinal))
                .Select(name => new RecordedFolder(name, Path.Combine(directory.Path, name))),
        ];
    }

    /// <summary>Whether a path is the folder of one kernel.</summary>
    public static bool IsOne(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return File.Exists(Path.Combine(full, Manifest.PathOf(Path.GetFileName(full))));
    }

    /// <summary>The kernels of an output directory, or the one whose folder it is.</summary>
    /// <exception cref="UsageException">It holds no kernel, or lacks one that is wanted.</exception>
    public static (OutputDirectory Directory, ImmutableArray<RecordedFolder> Folders) At(string path, string[] chosen)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string name = Path.GetFileName(full);
        if (chosen.Length == 0 && IsOne(path))
        {
            // As the user named it, where that has a parent; "." has none.
            string? parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
            var around = new OutputDirectory(parent is null or "" ? Path.GetFileName(path.TrimEnd('/')) == name ? "." : Path.GetDirectoryName(full)! : parent);
            return (around, [new RecordedFolder(name, full)]);
        }

        var directory = new OutputDirectory(path);
        return (directory, Of(directory, chosen));
    }

    /// <summary>Proves kernels whose folders nobody altered: what else would be reported is not what was made.</summary>
    /// <exception cref="UsageException">A program, a manifest or a hash in it was altered.</exception>
    public static ImmutableArray<RecordedProof> ProveUnaltered(ToolConsole console, OutputDirectory directory, ImmutableArray<RecordedFolder> folders)
    {
        ImmutableArray<RecordedProof> proofs = Prove(console, folders);
        string hint = $"'hwact verify {directory.Path}' says all that is wrong there";
        if (proofs.SelectMany(proof => proof.Findings).FirstOrDefault(finding => finding.Model is "program" or "manifest") is Finding finding)
        {
            throw new UsageException($"{finding}; {hint}");
        }

        // Other templates write a report in other words, which is not about the kernel.
        foreach (RecordedFolder folder in folders)
        {
            foreach ((string file, string listed, string there) in folder.Altered().Where(altered => altered.File != ErrorReport.FileName))
            {
                string shown = listed.Length == there.Length && listed.All(char.IsAsciiHexDigit) ? $"'{listed}'" : Quoted.Text(listed);
                throw new UsageException($"{folder.Name}: the manifest lists {shown} as the SHA-256 of {file}, which has '{there}': one of them was altered; {hint}");
            }
        }

        return proofs;
    }

    /// <summary>Proves them on every core.</summary>
    /// <returns>What came of each folder, in order.</returns>
    public static ImmutableArray<RecordedProof> Prove(ToolConsole console, ImmutableArray<RecordedFolder> folders) =>
        KernelBatch.ForEach(console, [.. folders.Select(folder => folder.Name)], "proving", index => folders[index].Prove());
}
