namespace HwAct.Generation;

/// <summary>How what is on disk differs from what would be generated.</summary>
internal enum DriftKind
{
    /// <summary>The file has other bytes.</summary>
    Changed,

    /// <summary>The file is not there.</summary>
    Missing,

    /// <summary>The file or folder would not be generated.</summary>
    Unexpected,
}

/// <summary>A difference between what is on disk and what would be generated.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Path">The file, below the output directory, with forward slashes.</param>
/// <param name="Line">The first line that differs, from 1; 0 unless a text changed.</param>
internal readonly record struct Drift(DriftKind Kind, string Path, int Line = 0);
