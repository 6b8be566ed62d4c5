namespace HwAct.Specifications;

/// <summary>What the slopes of straight segments may be.</summary>
internal enum SlopeKind
{
    /// <summary>Any integer: one multiplication.</summary>
    Any,

    /// <summary>0 and ± powers of two: a shift in place of the multiplier.</summary>
    PowerOfTwo,
}
