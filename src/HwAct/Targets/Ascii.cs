using System.Text.RegularExpressions;

namespace HwAct.Targets;

/// <summary>
/// Writes formulas and remarks in ASCII for sources that go through compilers, synthesizers and editors of every age: φ becomes
/// <c>phi</c>, √2 becomes <c>sqrt(2)</c>.
/// </summary>
internal static partial class Ascii
{
    private static readonly Dictionary<char, string> Spellings = new (char Character, string Spelling)[]
    {
        ('Φ', "Phi"), ('φ', "phi"), ('σ', "sigma"), ('α', "alpha"), ('β', "beta"), ('γ', "gamma"), ('λ', "lambda"), ('π', "pi"),
        ('½', "1/2"), ('·', "*"), ('×', "*"), ('−', "-"), ('–', "-"), ('—', "-"), ('…', "..."), ('≤', "<="), ('≥', ">="),
        ('≠', "!="), ('≈', "~"), ('±', "+-"), ('∞', "inf"), ('⌊', "floor("), ('⌋', ")"), ('⌈', "ceil("), ('⌉', ")"),
        ('²', "^2"), ('³', "^3"), ('⁴', "^4"), ('⁵', "^5"), ('′', "'"), ('’', "'"), ('√', "sqrt"), ('→', "->"), ('Σ', "sum"),
        ('Δ', "delta"), ('∈', "in"), ('°', " degrees"),
    }.ToDictionary(entry => entry.Character, entry => entry.Spelling);

    /// <summary>The text in ASCII; a character with no spelling becomes <c>?</c>. Never closes a C comment.</summary>
    public static string From(string text)
    {
        string spaced = GreekFactor().Replace(HalfFactor().Replace(BareRoot().Replace(text, "√(${root})"), "½·"), "·");
        var ascii = new StringBuilder(spaced.Length);
        foreach (char character in spaced)
        {
            ascii.Append(character < 128 ? character.ToString() : Spellings.GetValueOrDefault(character, "?"));
        }

        return ascii.ToString().Replace("*/", "* /", StringComparison.Ordinal).Replace("/*", "/ *", StringComparison.Ordinal);
    }

    [GeneratedRegex("√(?<root>[0-9A-Za-zπ]+)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex BareRoot();

    // αx and 2π are products; σ(x) is a function.
    [GeneratedRegex("(?<=[αβγλπ])(?=[0-9A-Za-zαβγλπσφΦ(√])|(?<=[0-9A-Za-z])(?=[αβγλπσφΦ√])", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex GreekFactor();

    [GeneratedRegex("½(?=[\\w(])", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex HalfFactor();
}
