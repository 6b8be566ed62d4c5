namespace HwAct.Targets;

/// <summary>Prints integers as C literals that have the intended value and type on every compiler.</summary>
internal static class CLiteral
{
    /// <summary>
    /// A decimal literal: <c>12</c>, <c>-12</c>, <c>5000000000LL</c>. C has no negative literals, so the two smallest values, whose
    /// opposite does not fit their type, are written as differences.
    /// </summary>
    public static string Of(long value) => value switch
    {
        long.MinValue => "(-9223372036854775807LL - 1)",
        int.MinValue => "(-2147483647 - 1)",
        < int.MinValue or > int.MaxValue => value.ToString(CultureInfo.InvariantCulture) + "LL",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The literal as an operand: in parentheses where it carries a sign.</summary>
    public static string Operand(long value) => value < 0 && Of(value)[0] != '(' ? $"({Of(value)})" : Of(value);

    /// <summary>An unsigned mask of the low bits: <c>0x3Fu</c>.</summary>
    public static string Mask(int bits)
    {
        string digits = ((1UL << bits) - 1).ToString("X", CultureInfo.InvariantCulture);
        return bits > 32 ? $"UINT64_C(0x{digits})" : $"0x{digits}u";
    }
}
