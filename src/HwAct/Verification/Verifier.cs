
namespace HwAct.Verification;

/// <summary>
/// Holds the files of kernels on disk against the reference model: the C compiled and run, the Verilog simulated and linted, the
/// ROM images read back, every code compared. Many kernels share one compilation and one simulation.
/// </summary>
public static class Verifier
{
    // A simulator holds a file open for every kernel it runs; this many stay far below the limits of common systems.
    private const int MostAtOnce = 128;

    /// <summary>What is wrong; nothing where every file agrees with its kernel.</summary>
    /// <param name="kernels">The kernels, each with its folder.</param>
    /// <param name="progress">Receives a few words before each part; may be null.</param>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    /// <exception cref="TimeoutException">A tool did not end.</exception>
    public static IReadOnlyList<Finding> Verify(IReadOnlyList<KernelOnDisk> kernels, IProgress<string>? progress)
    {
        List<Finding> findings = [];
        List<(KernelOnDisk Disk, Expectation Expected)> complete = [];
        foreach (KernelOnDisk disk in kernels)
        {
            Finding[] missing = [.. MissingFiles(disk)];
            findings.AddRange(missing);
            if (missing.Length == 0)
            {
                complete.Add((disk, new Expectation(disk.Kernel)));
            }
        }

        foreach ((KernelOnDisk Disk, Expectation Expected)[] batch in complete.Chunk(MostAtOnce))
        {
            using var directory = new TemporaryDirectory();
            progress?.Report("ROM images");
            findings.AddRange(batch.SelectMany(kernel => RomImageReader.Verify(kernel.Disk)));
            findings.AddRange(new CToolchain(directory).Verify(batch, progress));
            findings.AddRange(new VerilogToolchain(directory).Verify(batch, progress));
        }

        return findings;
    }

    private static IEnumerable<Finding> MissingFiles(KernelOnDisk disk)
    {
        IEnumerable<string> images = disk.Kernel.Kernel.Tables.SelectMany(table =>
            RomImageReader.Extensions.Select(extension => disk.Image(table.Name, extension)));
        foreach (string path in images.Prepend(disk.Bench).Prepend(disk.Verilog).Prepend(disk.CHeader).Prepend(disk.CSource))
        {
            if (!File.Exists(path))
            {
                yield return new Finding(disk.Name, "files", $"{Path.GetRelativePath(disk.Directory, path)} is missing");
            }
        }
    }
}
