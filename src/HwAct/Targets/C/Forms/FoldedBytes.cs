namespace HwAct.Targets;

/// <summary>What a residual is added to.</summary>
internal enum FoldedBase
{
    /// <summary>Nothing: the entry is the output.</summary>
    None,

    /// <summary>The larger of the code and the center.</summary>
    Positive,

    /// <summary>The code.</summary>
    Code,
}

/// <summary>
/// Bytes as a base and a short table by the distance from a center, beyond whose end nothing changes: all arithmetic modulo 256, so offsets are in the table.
/// </summary>
/// <param name="Center">The signed code in the middle.</param>
/// <param name="Base">What the entry is added to.</param>
/// <param name="IsOdd">Whether the entry changes its sign with the distance.</param>
/// <param name="Offset">What is added besides; 0 but where the entry changes its sign.</param>
/// <param name="Entries">The entries.</param>
internal sealed record FoldedBytes(int Center, FoldedBase Base, bool IsOdd, int Offset, ImmutableArray<sbyte> Entries)
{
    /// <summary>The most entries: with those on both sides of the center, all.</summary>
    public const int MostEntries = 128;

    /// <summary>Entries that a vector of 16 bytes holds.</summary>
    public const int Row = 16;

    /// <summary>The rows of sixteen that hold the entries.</summary>
    public int Rows => (Entries.Length + Row - 1) / Row;

    /// <summary>The entries filled up to whole rows.</summary>
    public ImmutableArray<long> Filled => [.. Enumerable.Range(0, Rows * Row).Select(i => (long)Entries[Math.Min(i, Entries.Length - 1)])];

    /// <summary>The shortest table of bytes; null where it has more than the most entries.</summary>
    public static FoldedBytes? Of(ByteCodes bytes) => Enumerable.Range(0, 128).SelectMany(distance => distance == 0 ? [0] : new[] { distance, -distance })
        .SelectMany(center => Candidates(bytes, center))
        .MinBy(folded => folded.Entries.Length);

    /// <summary>The output for a signed code, by the arithmetic of the forms.</summary>
    public sbyte Run(int code)
    {
        int distance = Distance(code, Center);
        int entry = Entries[Math.Min(Math.Abs(distance), Entries.Length - 1)];
        int residual = IsOdd ? (Math.Sign(distance) * entry) + Offset : entry;
        return Wrapped(residual + BaseOf(Base, code, Center));
    }

    private static IEnumerable<FoldedBytes> Candidates(ByteCodes bytes, int center)
    {
        sbyte[] outputs = [.. Enumerable.Range(sbyte.MinValue, ByteCodes.Count).Select(code => Wrapped(bytes.Outputs[(bytes.IsSigned ? code : code ^ 0x80) & 0xFF]))];
        foreach (FoldedBase @base in Enum.GetValues<FoldedBase>())
        {
            sbyte[] residuals = [.. Enumerable.Range(sbyte.MinValue, ByteCodes.Count).Select(code => Wrapped(outputs[code + 128] - BaseOf(@base, code, center)))];
            foreach (bool isOdd in new[] { false, true })
            {
                int offset = isOdd ? residuals[center + 128] : 0;
                sbyte[] entries = [.. Enumerable.Range(0, 128).Select(distance => center + distance <= sbyte.MaxValue
                    ? Wrapped(residuals[center + distance + 128] - offset)
                    : Wrapped((residuals[center - distance + 128] - offset) * (isOdd ? -1 : 1)))];
                int length = 1 + Enumerable.Range(0, entries.Length).Last(distance => distance == 0 || entries[distance - 1] != entries[^1]);
                var folded = new FoldedBytes(center, @base, isOdd, offset, [.. entries.Take(length)]);
                if (length <= MostEntries && Enumerable.Range(sbyte.MinValue, ByteCodes.Count).All(code => folded.Run(code) == outputs[code + 128]))
                {
                    yield return folded;
                }
            }
        }
    }

    private static sbyte Wrapped(int value) => unchecked((sbyte)value);

    private static int BaseOf(FoldedBase @base, int code, int center) => @base switch
    {
        FoldedBase.None => 0,
        FoldedBase.Positive => Math.Max(code, center),
        _ => code,
    };

    // As saturating instructions count it; their magnitude of -128 is 128.
    private static int Distance(int code, int center) => Math.Clamp(code - center, sbyte.MinValue, sbyte.MaxValue);
}
