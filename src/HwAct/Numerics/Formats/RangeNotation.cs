using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>The range of codes of a format, behind it in any notation: <c>:-127..127</c>, and for an input what becomes of the codes outside,
/// <c>:0..127:never</c>.</summary>
internal static partial class RangeNotation
{
    /// <summary>The notation with its variable parts in capitals.</summary>
    public const string Shape = "FORMAT:MIN..MAX, FORMAT:MIN..MAX:never";

    /// <summary>What it means, in one line.</summary>
    public const string Meaning =
        "any of these, with codes from MIN to MAX only: an output is limited to them, an input beyond them is taken as the nearest or, with never, promised never to come";

    /// <summary>Formats that are written so.</summary>
    public static ImmutableArray<string> Examples { get; } = ["int8:0.05:3:-127..127", "uint8:0.0235294:0..127:never", "Q3.12:-4096..4095", "!quant.uniform<i8<-127:127>:f32, 0.05:3>"];

    /// <summary>The words for what becomes of the codes outside.</summary>
    public static ImmutableArray<KeyValuePair<string, OutsideCodes>> Words { get; } = [new("clamp", OutsideCodes.Clamp), new("never", OutsideCodes.Never)];

    /// <summary>The notation as a regular expression, letter case aside.</summary>
    public static string Pattern => $@": *{CodePattern} *\.\. *{CodePattern} *(: *({string.Join('|', Words.Select(word => word.Key))}) *)?";

    /// <summary>A code as a regular expression.</summary>
    public const string CodePattern = "[+-]?[0-9]+";

    /// <summary>The word for what becomes of the codes outside.</summary>
    public static string WordOf(OutsideCodes outside) => Words.First(word => word.Value == outside).Key;

    /// <summary>What becomes of the codes outside, or null where the word says nothing of it.</summary>
    public static OutsideCodes? OutsideOf(string word)
    {
        foreach ((string known, OutsideCodes outside) in Words)
        {
            if (string.Equals(known, word, StringComparison.OrdinalIgnoreCase))
            {
                return outside;
            }
        }

        return null;
    }

    /// <summary>A text without the range behind it, and the range.</summary>
    /// <exception cref="FormatException">The range is none; the message says what would be right.</exception>
    public static (string Format, WrittenRange Range) Split(string text)
    {
        Match match = Behind().Match(text);
        return match.Success ? (text[..match.Index].TrimEnd(' '), Read(text, match)) : (text, new(null, null, null));
    }

    /// <summary>The range behind a format; nothing where the codes are all of the type.</summary>
    public static string Write(Quantization format) => !format.IsNarrowed && format.Outside == OutsideCodes.Clamp ? "" : string.Create(
        CultureInfo.InvariantCulture, $":{format.MinCode}..{format.MaxCode}{(format.Outside == OutsideCodes.Clamp ? "" : ":" + WordOf(format.Outside))}");

    /// <summary>The range in words, to follow others; nothing where the codes are all of the type.</summary>
    public static string Describe(Quantization format) => !format.IsNarrowed && format.Outside == OutsideCodes.Clamp ? "" : string.Create(
        CultureInfo.InvariantCulture, $", codes {format.MinCode} to {format.MaxCode}{(format.Outside == OutsideCodes.Clamp ? "" : ", others never come")}");

    /// <summary>Why a type has no such range, or null where it has.</summary>
    public static string? ReasonAgainst(IntegerType type, long min, long max) =>
        !type.Contains(min) || !type.Contains(max) ? string.Create(CultureInfo.InvariantCulture, $"codes {min} to {max} are no range of {type}; {type.Min} to {type.Max} are possible")
        : min > max ? string.Create(CultureInfo.InvariantCulture, $"no code lies from {min} to {max}; the least comes first, as {max}..{min}")
        : null;

    private static WrittenRange Read(string text, Match match)
    {
        bool hasEnds = match.Groups["ends"].Success;
        string word = match.Groups["outside"].Value;
        OutsideCodes? outside = word.Length == 0 ? null : OutsideOf(word)
            ?? throw new FormatException($"'{word}' in '{text}' is not known; codes outside the range are taken as the nearest with clamp, the default, and promised never to come with never");
        return hasEnds
            ? new(Code(text, match.Groups["min"].Value), Code(text, match.Groups["max"].Value), outside)
            : new(null, null, outside);
    }

    private static long Code(string text, string code) =>
        long.TryParse(code, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new FormatException($"'{code.Trim(' ')}' in '{text}' is no code; a range is written as {Examples[0]}");

    // A word alone is read too, to be refused where nothing else gives a range.
    [GeneratedRegex(
        @" *((?<ends>: *(?<min>[^:]*?) *\.\. *(?<max>[^:]*?) *)(: *(?<outside>[a-z_-]+) *)?|: *(?<outside>never|clamp) *)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        Timeout.Infinite)]
    private static partial Regex Behind();
}

/// <summary>A range as it is written behind a format, each part null where it is not.</summary>
internal sealed record WrittenRange(long? Min, long? Max, OutsideCodes? Outside);
