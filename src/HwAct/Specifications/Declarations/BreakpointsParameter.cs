namespace HwAct.Specifications;

/// <summary>The parameter <c>breakpoints</c> of all methods that cut the range into segments.</summary>
internal static class BreakpointsParameter
{
    /// <summary>How the range is cut.</summary>
    public static WordParameter<SegmentationKind> Breakpoints { get; } = new(
        "breakpoints",
        "free ones are stored; octave and uniform ones follow from the leading bits",
        SegmentationKind.Free,
        ("free", SegmentationKind.Free),
        ("octave", SegmentationKind.Octave),
        ("uniform", SegmentationKind.Uniform));
}
