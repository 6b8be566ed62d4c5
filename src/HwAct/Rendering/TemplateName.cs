using System.Buffers;
using System.Collections.Frozen;

namespace HwAct.Rendering;

/// <summary>What may be a name in a template.</summary>
internal static class TemplateName
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    // The statements and literals of Scriban, which takes none of them for a name, and the function of templates.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "break", "capture", "case", "continue", "do", "else", "end", "false", "for", "func", "if", "import", "in", "include",
        "null", "readonly", "ret", "tablerow", "this", "true", "when", "while", "with", "wrap");

    /// <summary>Whether <paramref name="name"/> is snake_case: a-z, 0-9 and _, not a digit first.</summary>
    public static bool IsValid(ReadOnlySpan<char> name) =>
        !name.IsEmpty
        && !char.IsAsciiDigit(name[0])
        && !name.ContainsAnyExcept(Letters);

    /// <summary>Whether <paramref name="name"/> is a word of the template language.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);
}
