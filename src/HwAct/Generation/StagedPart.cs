namespace HwAct.Generation;

/// <summary>A part of a directory that is swapped in one step: an entry with all that is below it.</summary>
/// <param name="Path">Path below the directory, with forward slashes.</param>
/// <param name="IsNew">Whether a new one is brought in; otherwise the old one only goes.</param>
internal readonly record struct StagedPart(string Path, bool IsNew);
