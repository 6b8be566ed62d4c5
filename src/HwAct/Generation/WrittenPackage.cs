namespace HwAct.Generation;

/// <summary>What became of the folder of a package.</summary>
/// <param name="IsChanged">Whether a file was written or removed.</param>
/// <param name="Kept">What it holds beside the package: it was not touched.</param>
internal sealed record WrittenPackage(bool IsChanged, ImmutableArray<string> Kept);
