using HwAct.Generation;
using HwAct.Specifications;
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

    /// <summary>Proves them on every core.</summary>
    /// <returns>What came of each folder, in order.</returns>
    public static ImmutableArray<RecordedProof> Prove(ToolConsole console, ImmutableArray<RecordedFolder> folders) =>
        KernelBatch.ForEach(console, [.. folders.Select(folder => folder.Name)], "proving", index => folders[index].Prove());
}
