namespace HwAct.Specifications;

/// <summary>The parameter <c>effort</c> of the methods that search without a proof of the least.</summary>
internal static class EffortParameter
{
    /// <summary>How long to search.</summary>
    public static WordParameter<SearchEffort> Effort { get; } = new(
        "effort",
        "how long to search: quick, balanced or thorough",
        SearchEffort.Balanced,
        ("quick", SearchEffort.Quick),
        ("balanced", SearchEffort.Balanced),
        ("thorough", SearchEffort.Thorough));
}
