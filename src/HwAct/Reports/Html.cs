namespace HwAct.Reports;

/// <summary>Text for HTML that is also well-formed XML.</summary>
internal static class Html
{
    /// <summary>The text with the five characters escaped that mean something in markup or in an attribute.</summary>
    public static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
