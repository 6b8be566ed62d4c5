namespace HwAct.Generation;

/// <summary>The parts that a run is about to swap, in a file that is there for as long as not all of them are.</summary>
internal static class StagingPlan
{
    private const char New = '+';
    private const char Gone = '-';

    /// <summary>Path of the file in a staging folder.</summary>
    public static string PathIn(string root) => Path.Combine(root, "plan");

    /// <summary>Writes the file: it is there whole or not at all.</summary>
    public static void Write(string root, IEnumerable<StagedPart> parts)
    {
        string draft = PathIn(root) + ".draft";
        File.WriteAllText(draft, string.Concat(parts.Select(part => $"{(part.IsNew ? New : Gone)}{part.Path}\0")));
        File.Move(draft, PathIn(root));
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="IOException">It is no plan for the directory.</exception>
    public static ImmutableArray<StagedPart> Read(string root) =>
        [.. File.ReadAllText(PathIn(root)).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(entry => Read(root, entry))];

    // A folder that someone else made must not lead out of the directory.
    private static StagedPart Read(string root, string entry)
    {
        string path = entry[1..];
        return entry[0] is New or Gone && path.Split('/').All(step => step.Length > 0 && step is not ("." or ".."))
            ? new StagedPart(path, entry[0] == New)
            : throw new IOException($"{PathIn(root)} is no plan of hwact's; look into {root} and remove it");
    }
}
