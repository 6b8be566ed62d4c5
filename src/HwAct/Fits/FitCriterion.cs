namespace HwAct.Fits;

/// <summary>What a fit makes as small as it can be.</summary>
internal enum FitCriterion
{
    /// <summary>The largest error over the interval.</summary>
    LeastMaximum,

    /// <summary>The mean square of the error over the interval, every x alike.</summary>
    LeastSquares,

    /// <summary>The mean square of the error for inputs N(0, σ) within the interval.</summary>
    Normal,

    /// <summary>The largest error of what x is multiplied by: Φ(x) for GELU. It is what the constant of the logistic distribution is chosen by.</summary>
    Gate,
}

/// <summary>The names of criteria.</summary>
internal static class FitCriteria
{
    /// <summary>Each with its name and what it makes least, in the order in which fits are listed.</summary>
    public static ImmutableArray<(FitCriterion Criterion, string Name, string Meaning)> All { get; } =
    [
        (FitCriterion.LeastMaximum, "least-maximum", "the largest error"),
        (FitCriterion.LeastSquares, "least-squares", "the mean square of the error, every x alike"),
        (FitCriterion.Normal, "normal", "the mean square of the error for inputs N(0, σ)"),
        (FitCriterion.Gate, "gate", "the largest error of what x is multiplied by"),
    ];

    /// <summary>The name of a criterion.</summary>
    public static string NameOf(FitCriterion criterion) => All.First(known => known.Criterion == criterion).Name;
}
