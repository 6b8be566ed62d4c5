using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace HwAct.Specifications;

/// <summary>Names that no kernel may have, for one reason. What is refused and what the JSON Schema says follow from the same words and pattern.</summary>
/// <param name="Meaning">What such a name already means, as the end of a sentence.</param>
internal sealed record ReservedRule(string Meaning)
{
    private readonly Regex? regex;

    /// <summary>The names, one by one.</summary>
    public FrozenSet<string> Words { get; init; } = [];

    /// <summary>A regular expression for further names, in what .NET and ECMAScript share; null where there are none.</summary>
    public string? Pattern
    {
        get => regex?.ToString();
        init => regex = value is null ? null : new Regex(value, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a name is one of them.</summary>
    public bool Covers(string name) => Words.Contains(name) || regex?.IsMatch(name) == true;
}
