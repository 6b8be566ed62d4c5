namespace HwAct.Targets;

/// <summary>What lanes hold of a step.</summary>
internal enum LaneKind
{
    /// <summary>Its value.</summary>
    Exact,

    /// <summary>Its value, or the nearest end of the lanes.</summary>
    Nearest,

    /// <summary>All bits where it is 1, and none where it is 0.</summary>
    Sign,
}
