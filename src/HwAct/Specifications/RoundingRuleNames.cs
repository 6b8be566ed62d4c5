using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Names of the rounding rules in specifications.</summary>
internal static class RoundingRuleNames
{
    /// <summary>Each rule with its name; the first is the default.</summary>
    public static ImmutableArray<KeyValuePair<string, RoundingRule>> All { get; } =
    [
        new("half-even", RoundingRule.HalfEven),
        new("half-away", RoundingRule.HalfAway),
        new("half-up", RoundingRule.HalfUp),
    ];

    /// <summary>The name of a rule.</summary>
    public static string NameOf(RoundingRule rule) => All.First(entry => entry.Value == rule).Key;
}
