namespace HwAct.Generation;

/// <summary>What became of an output directory that was written.</summary>
/// <param name="Changed">Names of the folders and index files that changed.</param>
/// <param name="Kept">For each kernel whose folder holds more than HwAct wrote, what that is: it was not touched.</param>
internal sealed record WrittenDirectory(ImmutableArray<string> Changed, ImmutableSortedDictionary<string, ImmutableArray<string>> Kept);
