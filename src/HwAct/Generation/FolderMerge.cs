using HwAct.Specifications;

namespace HwAct.Generation;

/// <summary>
/// What becomes of each entry of a folder when files are written into it. The largest parts that hold nothing foreign are swapped whole;
/// a foreign entry is never touched, so nothing needs to be known of it, not even a name that can be spelled.
/// </summary>
internal sealed class FolderMerge
{
    private readonly ImmutableArray<string> files;
    private readonly Func<string, bool> isOwn;
    private readonly List<string> inTheWay = [];
    private readonly List<string> removed = [];

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">The folder, which need not be there.</param>
    /// <param name="files">Paths below it of the files that it is to hold, with forward slashes.</param>
    /// <param name="isOwn">Whether a file that is there, by its path, may be replaced or removed.</param>
    public FolderMerge(string folder, ImmutableArray<string> files, Func<string, bool> isOwn)
    {
        this.files = files;
        this.isOwn = isOwn;
        var root = new DirectoryInfo(folder);
        Branch all = root.Exists ? Visit(root, "") : Branch.Own;
        Parts = all.IsPure ? [new StagedPart("", IsNew: true)] : all.Parts;
        Kept = [.. all.Kept.Order(StringComparer.Ordinal)];
    }

    /// <summary>The parts to swap, by path below the folder; the folder itself, whose path is empty, where all of it may be.</summary>
    public ImmutableArray<StagedPart> Parts { get; }

    /// <summary>What is foreign and stays: a folder, with a slash at its end, where nothing in it is one's own.</summary>
    public ImmutableArray<string> Kept { get; }

    /// <summary>What is foreign and stands where a file or its folder is to be; <see cref="Parts"/> replace it.</summary>
    public IReadOnlyList<string> InTheWay => inTheWay;

    /// <summary>Files of one's own that are no longer wanted.</summary>
    public IReadOnlyList<string> Removed => removed;

    /// <summary>Some names of files in a message: quoted, what cannot be printed escaped, the first few of many.</summary>
    public static string Shown(IReadOnlyCollection<string> paths)
    {
        const int Most = 8;
        string shown = string.Join(", ", paths.Take(Most).Select(Quoted.Text));
        return paths.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {paths.Count - Most:N0} more") : shown;
    }

    private bool IsFile(string path) => files.Contains(path, StringComparer.Ordinal);

    private bool IsFolderOfFiles(string path) => files.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    // A link is an entry like a file, never a way into other folders; so is a folder whose name has no spelling.
    private Branch Visit(FileSystemInfo entry, string path) => entry is DirectoryInfo { LinkTarget: null, Exists: true } folder && !IsFile(path)
        ? VisitFolder(folder, path)
        : VisitFile(path, entry is DirectoryInfo { LinkTarget: null });

    private Branch VisitFile(string path, bool isFolder)
    {
        bool isWanted = IsFile(path) || IsFolderOfFiles(path);
        if (!isFolder && isOwn(path))
        {
            if (!IsFile(path))
            {
                removed.Add(path);
            }

            return Branch.Own;
        }

        if (isWanted)
        {
            inTheWay.Add(path);
            return Branch.Own;
        }

        return Branch.Foreign(isFolder ? path + "/" : path);
    }

    private Branch VisitFolder(DirectoryInfo folder, string path)
    {
        string before = path.Length == 0 ? "" : path + "/";
        (string Path, Branch Branch)[] children = [.. folder.EnumerateFileSystemInfos().Select(child => (before + child.Name, Visit(child, before + child.Name)))];
        bool isWanted = path.Length == 0 || IsFolderOfFiles(path);
        if (children.Length == 0 ? isWanted : children.All(child => child.Branch.IsPure))
        {
            return Branch.Own;
        }

        if (!isWanted && !children.Any(child => child.Branch.HasOwn))
        {
            return Branch.Foreign(before);
        }

        string[] missing =
        [
            .. files.Where(file => file.StartsWith(before, StringComparison.Ordinal)).Select(file => before + file[before.Length..].Split('/')[0])
                .Distinct(StringComparer.Ordinal).Except(children.Select(child => child.Path), StringComparer.Ordinal),
        ];
        return new Branch(
            IsPure: false,
            HasOwn: true,
            [
                .. children.SelectMany(child => child.Branch.IsPure ? [new StagedPart(child.Path, IsFile(child.Path) || IsFolderOfFiles(child.Path))] : child.Branch.Parts),
                .. missing.Select(name => new StagedPart(name, IsNew: true)),
            ],
            [.. children.SelectMany(child => child.Branch.Kept)]);
    }

    private sealed record Branch(bool IsPure, bool HasOwn, ImmutableArray<StagedPart> Parts, ImmutableArray<string> Kept)
    {
        public static Branch Own { get; } = new(IsPure: true, HasOwn: true, [], []);

        public static Branch Foreign(string path) => new(IsPure: false, HasOwn: false, [], [path]);
    }
}
