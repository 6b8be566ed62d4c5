using System.Text.RegularExpressions;

namespace HwAct.Specifications;

/// <summary>Regular expressions of .NET in what ECMAScript, and so JSON Schema, has: no names of groups, no letter case to be ignored.</summary>
internal static class PortablePattern
{
    /// <summary>The expression without its anchors, to be a part of another.</summary>
    public static string Of(Regex regex)
    {
        string pattern = regex.ToString();
        string inner = Regex.Replace(pattern[1..^2], @"\(\?<\w+>", "(", RegexOptions.CultureInvariant, Timeout.InfiniteTimeSpan);
        return pattern is ['^', .., '\\', 'z'] && regex.Options.HasFlag(RegexOptions.IgnoreCase)
            ? $"({InAnyCase(inner)})"
            : throw new ArgumentException($"{pattern} is not from the beginning to the end, letter case aside.", nameof(regex));
    }

    /// <summary>The expression with each letter in either case; escapes stay, and what is between brackets.</summary>
    public static string InAnyCase(string pattern)
    {
        var text = new StringBuilder();
        bool inBrackets = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            inBrackets = c switch { '[' => true, ']' => false, _ => inBrackets };
            if (c == '\\')
            {
                text.Append(c).Append(pattern[++i]);
            }
            else
            {
                text.Append(char.IsAsciiLetter(c) && !inBrackets ? $"[{char.ToUpperInvariant(c)}{char.ToLowerInvariant(c)}]" : c.ToString());
            }
        }

        return text.ToString();
    }
}
