namespace HwAct.Targets;

/// <summary>A table of what leaves for every byte that enters.</summary>
/// <param name="Name">Its name in C.</param>
/// <param name="IsSigned">Whether its entries have a sign in C.</param>
/// <param name="Inversion">What the pattern of a byte is inverted by to be the address: 0 or 0x80.</param>
internal sealed record CodeTable(string Name, bool IsSigned, int Inversion)
{
    /// <summary>The address of the entry of a pattern, as of an unsigned byte.</summary>
    public string Bytes(int pattern)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"&{Name}[{pattern ^ Inversion}]");
        return IsSigned ? $"(const uint8_t *){at}" : at;
    }

    /// <summary>The address of a row of sixteen entries, which is counted in C from that of a pattern.</summary>
    public string Row(int pattern, string row) => pattern == Inversion ? $"&{Name}[16u * {row}]" : $"&{Name}[128u + (16u * {row})]";
}
