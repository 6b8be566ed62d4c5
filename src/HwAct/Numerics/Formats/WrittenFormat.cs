using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>A format as somebody wrote it, and what it was taken for.</summary>
internal sealed partial record WrittenFormat
{
    // The expressions that read formats take time in the square or the cube of the length, so the length has a limit and the time has none: on
    // a busy machine that would refuse what is right.
    private const int LongestText = 400;

    private WrittenFormat(string text, Quantization format, FormatParts parts)
    {
        (Text, Format, Rounding) = (text, format, parts.Rounding);
        string canonical = format.ToString();
        bool isPlain = text == canonical || Plain().IsMatch(text);
        string[] remarks = [.. new[] { parts.OtherReading, parts.Remark }.OfType<string>()];
        Note = isPlain && remarks.Length == 0
            ? null
            : $"{text} is {string.Join("; ", [QuantizationNotation.Describe(format) + (text == canonical ? "" : $" = {canonical}"), .. remarks])}";
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>What it was taken for.</summary>
    public Quantization Format { get; }

    /// <summary>How the writing says that ties are rounded, or null where it does not say.</summary>
    public RoundingRule? Rounding { get; }

    /// <summary>What it was taken for, in words, where it is not written as the house itself would or can be read in another way;
    /// otherwise null.</summary>
    public string? Note { get; }

    /// <summary>Reads a format.</summary>
    /// <param name="text">The format, in any of <see cref="FormatForms.All"/>.</param>
    /// <param name="width">Which widths are possible.</param>
    /// <exception cref="FormatException">The text is no format, or none that is possible; the message says what would be right.</exception>
    public static WrittenFormat Parse(string text, FormatWidth width)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(width);
        string whole = text.Trim(' ');
        if (whole.Length > LongestText)
        {
            throw new FormatException($"a format has at most {LongestText} characters, not {whole.Length}");
        }

        (string written, WrittenRange range) = RangeNotation.Split(whole);
        foreach (FormatForm form in FormatForms.All)
        {
            if (form.Read(written) is FormatParts parts)
            {
                return new WrittenFormat(whole, Checked(whole, WithRange(whole, parts, range), width), parts);
            }
        }

        string rest = "'hwact help formats' shows every way to write one.";
        throw new FormatException(FormatForms.All.FirstOrDefault(form => form.IsBegunBy(written)) is FormatForm meant
            ? $"'{written}' is no {meant.Shape}; expected as {meant.Examples[0]}; {rest}"
            : $"'{written}' is no format; expected Qm.n such as Q3.12, or type:scale:zero_point such as int8:0.0313725:-3; {rest}");
    }

    private static Quantization Checked(string written, FormatParts parts, FormatWidth width)
    {
        if (width.ReasonAgainst(written, parts.Bits) is string reason)
        {
            throw new FormatException(parts.OtherReading is null ? reason : $"{reason}; {parts.OtherReading}");
        }

        return new Quantization(new IntegerType(parts.Signed, parts.Bits), parts.Scale, parts.ZeroPoint, parts.MinCode, parts.MaxCode, parts.Outside);
    }

    private static FormatParts WithRange(string whole, FormatParts parts, WrittenRange range)
    {
        if (range.Min is not null && parts.MinCode is not null)
        {
            throw new FormatException($"'{whole}' has two ranges of codes; one is needed");
        }

        FormatParts ranged = parts with { MinCode = range.Min ?? parts.MinCode, MaxCode = range.Max ?? parts.MaxCode, Outside = range.Outside ?? OutsideCodes.Clamp };
        return ranged.MinCode is not null || range.Outside is null ? ranged : throw new FormatException(
            $"'{whole}' says '{RangeNotation.WordOf(ranged.Outside)}' of the codes outside a range, and has none; a range is written as {RangeNotation.Examples[0]}");
    }

    // As the house writes formats, but for digits of the scale that say nothing and a zero point of 0.
    [GeneratedRegex(@"^u?int[0-9]+:[0-9.eE+-]+(:-?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Plain();
}
