namespace HwAct.Numerics;

/// <summary>Every code of a type, from the most negative.</summary>
/// <param name="Type">The type, at most 24 bits wide.</param>
internal readonly record struct IntegerCodes(IntegerType Type)
{
    /// <summary>Number of codes.</summary>
    public int Count => (int)Type.Count;

    /// <summary>The code at a position.</summary>
    public long this[int index] => Type.Min + index;

    /// <summary>Position of a code.</summary>
    public int IndexOf(long code) => (int)(code - Type.Min);

    /// <summary>All codes.</summary>
    public long[] ToArray()
    {
        var codes = new long[Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = Type.Min + i;
        }

        return codes;
    }
}
