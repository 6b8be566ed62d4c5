namespace HwAct.Specifications;

/// <summary>How far a search goes for the last few bits. Each is deterministic: it counts work, not time.</summary>
internal enum SearchEffort
{
    /// <summary>One pass: a 16-bit activation in about half a second, a few percent above what is possible.</summary>
    Quick,

    /// <summary>A 16-bit activation in one to five seconds.</summary>
    Balanced,

    /// <summary>A 16-bit activation in five to twenty seconds, for designs that are committed and stay.</summary>
    Thorough,
}
