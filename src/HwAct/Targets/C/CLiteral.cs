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

    /// <summary>The literal as an operand of a preprocessor's expression: in parentheses where it carries a sign.</summary>
    public static string Operand(long value) => value < 0 && Of(value)[0] != '(' ? $"({Of(value)})" : Of(value);

    /// <summary>The literal as an operand of a type: <c>12</c>, <c>(-12)</c>, <c>12u</c>, <c>INT32_C(70000)</c>, whatever the width of <c>int</c>.</summary>
    public static string Operand(long value, bool signed, int bits)
    {
        int word = bits > 32 ? 64 : 32;
        bool isShort = value is >= short.MinValue + 1 and <= short.MaxValue;
        if (signed)
        {
            string digits = Math.Abs((decimal)value).ToString(CultureInfo.InvariantCulture);
            string positive = isShort ? digits : $"INT{word}_C({digits})";
            return value == long.MinValue || (word == 32 && value == int.MinValue) ? $"INT{word}_MIN" : value < 0 ? $"(-{positive})" : positive;
        }

        string pattern = unchecked(word == 32 ? (uint)value : (ulong)value).ToString(CultureInfo.InvariantCulture);
        return value is >= 0 and <= ushort.MaxValue ? pattern + "u" : $"UINT{word}_C({pattern})";
    }

    /// <summary>An unsigned mask of the low bits: <c>63u</c>, <c>0xFFFFFu</c>.</summary>
    public static string Mask(int bits)
    {
        string digits = ((1UL << bits) - 1).ToString("X", CultureInfo.InvariantCulture);
        return bits > 32 ? $"UINT64_C(0x{digits})" : bits > 16 ? $"UINT32_C(0x{digits})" : bits < 10 ? Operand((1L << bits) - 1, signed: false, 32) : $"0x{digits}u";
    }
}
