using HwAct.Methods;

namespace HwAct.Programs;

/// <summary>The words for how a product that is a tie is rounded.</summary>
internal static class ProductTiesNames
{
    /// <summary>Every word with what it stands for.</summary>
    public static ImmutableArray<KeyValuePair<string, ProductTies>> All { get; } =
    [
        new("up", ProductTies.Up),
        new("even", ProductTies.Even),
        new("away", ProductTies.Away),
        new("toward-zero", ProductTies.TowardZero),
    ];

    /// <summary>The word of a rule.</summary>
    public static string NameOf(ProductTies ties) => All.First(entry => entry.Value == ties).Key;
}
