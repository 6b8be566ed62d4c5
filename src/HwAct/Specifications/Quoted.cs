namespace HwAct.Specifications;

/// <summary>Quotes what a user wrote, so that a message stays one line of printable text of bounded length.</summary>
internal static class Quoted
{
    private const int Longest = 60;

    /// <summary>The text in single quotes, control characters escaped, cut after sixty characters.</summary>
    public static string Text(string text)
    {
        var quoted = new StringBuilder("'");
        int written = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (written++ == Longest)
            {
                quoted.Append('…');
                break;
            }

            bool hidden = Rune.IsControl(rune) || rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
                is System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator;
            quoted.Append(hidden ? $"\\u{rune.Value:x4}" : rune.ToString());
        }

        return quoted.Append('\'').ToString();
    }
}
