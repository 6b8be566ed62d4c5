using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>Reads an integer type as people write it: <c>int8</c>, <c>INT8</c>, <c>int8_t</c>, <c>i8</c>, <c>s8</c>, <c>qint8</c>, <c>torch.quint8</c>.</summary>
internal static partial class TypeNotation
{
    /// <summary>The ways, for help.</summary>
    public static ImmutableArray<string> Examples { get; } = ["int8", "uint8", "INT8", "int8_t", "i8", "u8", "s8", "si8", "ui8", "qint8", "quint8", "np.int8", "torch.qint8"];

    /// <summary>The type.</summary>
    /// <param name="text">The type as it was written.</param>
    /// <param name="width">Which widths are possible.</param>
    /// <exception cref="FormatException">The text is no type, or none that is possible; the message says what would be right.</exception>
    public static IntegerType Parse(string text, FormatWidth width)
    {
        ArgumentNullException.ThrowIfNull(width);
        (bool signed, int bits) = PartsOf(text);
        return width.ReasonAgainst(text, bits) is string reason ? throw new FormatException(reason) : new IntegerType(signed, bits);
    }

    /// <summary>Sign and width, which may be any.</summary>
    /// <exception cref="FormatException">The text is no type; the message says what would be right.</exception>
    internal static (bool Signed, int Bits) PartsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Type().Match(text.Trim(' '));
        return match.Success
            ? (match.Groups["signed"].Success, int.Parse(match.Groups["bits"].Value, NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new FormatException($"'{text}' is no type; expected int2 to int32 or uint2 to uint32, or as others write them: i8, u8, qint8, quint8.");
    }

    /// <summary>The types of one sign as a regular expression, letter case aside.</summary>
    /// <param name="signed">Whether they are two's complement.</param>
    /// <param name="bits">Their widths as a regular expression.</param>
    public static string Pattern(bool signed, string bits) => $"{Owners}({(signed ? Signed : Unsigned)})({bits})(_t)?";

    private const string Owners = @"((torch|tf|np|numpy|jnp)\.)?";
    private const string Signed = "q?int|i|si|s";
    private const string Unsigned = "q?uint|u|ui";

    [GeneratedRegex(
        $"^{Owners}((?<signed>{Signed})|{Unsigned})(?<bits>[0-9]{{1,3}})(_t)?\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        Timeout.Infinite)]
    private static partial Regex Type();
}
