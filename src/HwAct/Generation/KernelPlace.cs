using HwAct.Kernels;
using HwAct.Programs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Verification;

namespace HwAct.Generation;

/// <summary>The place of a kernel in an output directory, and what may be done to what is there. Which files are HwAct's its manifest says;
/// without one, a folder is held for somebody else's.</summary>
/// <param name="directory">The output directory.</param>
/// <param name="kernel">Name of the kernel and of its folder.</param>
internal sealed class KernelPlace(string directory, string kernel)
{
    private readonly string path = Path.Combine(directory, kernel);

    /// <summary>Whether a file below the folder is one that HwAct wrote there, or may have written.</summary>
    /// <param name="rule">What may be written over.</param>
    /// <param name="files">Paths below the folder of the files that it is to hold.</param>
    public Func<string, bool> OwnFiles(WriteRule rule, IReadOnlyCollection<string> files)
    {
        string[] always = [Manifest.PathOf(kernel), VectorsText.PathOf(kernel)];
        try
        {
            var folder = new RecordedFolder(kernel, path);
            folder.Recorded();
            HashSet<string> listed = [.. always, .. folder.ListedFiles().Keys];
            return listed.Contains;
        }
        catch (SpecificationException)
        {
            // Damaged, where the specification file says that the kernel belongs there: its files are mended, and of all else nothing is known.
            string[] signs = [Manifest.PathOf(kernel), ProgramFile.PathOf(kernel)];
            return rule == WriteRule.Specification && signs.Any(sign => File.Exists(Path.Combine(path, sign))) ? files.Contains : _ => false;
        }
    }

    /// <summary>Requires that a kernel may be written over what is there.</summary>
    /// <param name="asked">What is to be written.</param>
    /// <param name="rule">What may be written over.</param>
    /// <exception cref="OutputException">Another kernel is there, or nobody knows what.</exception>
    public void RequireMayHold(KernelSpecification asked, WriteRule rule)
    {
        if (rule != WriteRule.SameKernel || !Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            return;
        }

        try
        {
            KernelSpecification held = new RecordedFolder(kernel, path).Recorded();
            ImmutableArray<KernelDifference> differences = KernelDifference.Between(held, asked);
            if (!differences.IsEmpty)
            {
                throw Refused(
                    $"holds {KernelDifference.Describe(held)}; {KernelDifference.Describe(asked)} is asked for, another {string.Join(" and ", differences.Select(difference => difference.Member))}; another name keeps both");
            }
        }
        catch (SpecificationException exception)
        {
            throw Refused($"is not empty, and no manifest says which of its files hwact wrote ({exception.Message})");
        }
    }

    /// <summary>Requires that the folder may be changed as planned.</summary>
    /// <param name="asked">What is to be written; null where only the files matter.</param>
    /// <param name="merge">What would become of each entry.</param>
    /// <param name="rule">What may be written over.</param>
    /// <exception cref="OutputException">It may not.</exception>
    public void RequireReplaceable(KernelSpecification? asked, FolderMerge merge, WriteRule rule)
    {
        RequireFolder();
        if (asked is not null)
        {
            RequireMayHold(asked, rule);
        }

        if (rule != WriteRule.Force && merge.InTheWay.Count > 0)
        {
            throw Refused($"{FolderMerge.Shown(merge.InTheWay)} would be written over and {(merge.InTheWay.Count == 1 ? "is" : "are")} not among the files that hwact wrote");
        }
    }

    /// <summary>Requires that the place is free, or is that of a folder.</summary>
    /// <exception cref="OutputException">A link or a file is there, which no rule lets go.</exception>
    public void RequireFolder()
    {
        if (new DirectoryInfo(path).LinkTarget is not null)
        {
            throw new OutputException($"{path}: is a symbolic link; only what lies below {directory} is written, and nothing was changed");
        }

        if (File.Exists(path))
        {
            throw new OutputException($"{path}: is a file where the folder of a kernel should be; nothing was changed");
        }
    }

    private OutputException Refused(string what) => new($"{path}: {what}; nothing was changed") { CanBeForced = true };
}
