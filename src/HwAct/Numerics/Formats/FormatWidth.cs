namespace HwAct.Numerics;

/// <summary>How wide the codes of a format may be.</summary>
/// <param name="MostBits">Most bits; the least are 2.</param>
/// <param name="Needed">What is possible, as the end of a message.</param>
internal sealed record FormatWidth(int MostBits, string Needed)
{
    /// <summary>Most bits of any format.</summary>
    public const int MostBitsOfAny = 32;

    private const int LeastBits = 2;

    /// <summary>Any format there is.</summary>
    public static FormatWidth Any { get; } = new(MostBitsOfAny, "2 to 32 bits are possible");

    /// <summary>The format of a port.</summary>
    /// <param name="port">The port with its article: <c>an input</c>.</param>
    /// <param name="mostBits">Most bits.</param>
    public static FormatWidth Of(string port, int mostBits) => new(mostBits, $"{port} of 2 to {mostBits} bits is needed");

    /// <summary>Why a width is not possible, or null where it is.</summary>
    /// <param name="written">The format as it was written.</param>
    /// <param name="bits">Its width.</param>
    public string? ReasonAgainst(string written, int bits) =>
        bits >= LeastBits && bits <= MostBits ? null
        : $"'{written}' is {(bits < 1 ? "less than 1 bit" : bits == 1 ? "1 bit" : $"{bits} bits")} wide; {Needed}";
}
