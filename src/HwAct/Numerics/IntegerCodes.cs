namespace HwAct.Numerics;

/// <summary>Consecutive codes, from the most negative: those of a type, or the range of them that a format is narrowed to.</summary>
/// <param name="Min">The first code.</param>
/// <param name="Max">The last code, not below the first.</param>
internal readonly record struct IntegerCodes(long Min, long Max)
{
    /// <summary>Every code of a type.</summary>
    public IntegerCodes(IntegerType type)
        : this(type.Min, type.Max)
    {
    }

    /// <summary>Number of codes, at most 2^31 − 1.</summary>
    public int Count => checked((int)LongCount);

    /// <summary>Number of codes.</summary>
    public long LongCount => Max - Min + 1;

    /// <summary>The code at a position.</summary>
    public long this[int index] => Min + index;

    /// <summary>Position of a code.</summary>
    public int IndexOf(long code) => (int)(code - Min);

    /// <summary>Whether a code is one of them.</summary>
    public bool Contains(long code) => code >= Min && code <= Max;

    /// <summary>The nearest of them.</summary>
    public long Nearest(long code) => Math.Clamp(code, Min, Max);

    /// <summary>All codes.</summary>
    public long[] ToArray()
    {
        var codes = new long[Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = Min + i;
        }

        return codes;
    }
}
