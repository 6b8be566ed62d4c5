namespace HwAct.Specifications;

/// <summary>How the index range is cut into segments.</summary>
internal enum SegmentationKind
{
    /// <summary>Breakpoints anywhere (on a grid of 2^k codes); they are stored, and found by comparison.</summary>
    Free,

    /// <summary>
    /// Every power of two [2^j, 2^(j+1)) is cut into the same number of equal segments, and so is what lies below the first
    /// one: a small floating-point number's leading bits are the segment number. Nothing is stored.
    /// </summary>
    Octave,

    /// <summary>Equal segments of 2^k codes: the leading bits are the segment number. Nothing is stored.</summary>
    Uniform,
}
