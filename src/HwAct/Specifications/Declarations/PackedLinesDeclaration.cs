namespace HwAct.Specifications;

/// <summary>The method <c>packed-lines</c>: the rows of <c>logic</c>, each one word.</summary>
internal static class PackedLinesDeclaration
{
    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "packed-lines",
        "lines on segments of one length, offset and slope of each in one word: fills block RAM, with few LUTs beside",
        [LogicDeclaration.PlaceBits, LogicDeclaration.Shift, LogicDeclaration.Dropped]);
}
