using HwAct.Activations;

namespace HwAct.Fits;

/// <summary>A form with parameters that stands for an activation.</summary>
/// <param name="Activation">What it stands for.</param>
/// <param name="Name">Its name, as <c>--form</c> takes it.</param>
/// <param name="Formula">The form, with its parameters.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="At">The form with values for its parameters.</param>
/// <param name="Published">Values that are in use, or have been published, each with its source.</param>
internal sealed record FitForm(
    Activation Activation,
    string Name,
    string Formula,
    ImmutableArray<FitParameter> Parameters,
    Func<ImmutableArray<double>, Activation> At,
    ImmutableArray<PublishedFit> Published)
{
    /// <summary>Other names that are understood.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>How far from zero the form is meant to serve.</summary>
    public double Reach { get; init; } = FitInterval.Farthest;

    /// <summary>Whether both the activation and the form are x times a gate.</summary>
    public bool IsGated { get; init; }

    /// <summary>Where the form bends, so that no rule of integration for smooth functions reaches over it.</summary>
    public Func<ImmutableArray<double>, ImmutableArray<double>> Corners { get; init; } = _ => [];

    /// <summary>Significant digits that a fitted value is given with. Of several parameters each must be closer than its fellows make up for.</summary>
    public int Digits => Parameters.Length == 1 ? 6 : 8;

    /// <summary>The criteria that have a meaning for it.</summary>
    public IEnumerable<FitCriterion> Criteria => FitCriteria.All.Select(known => known.Criterion).Where(criterion => IsGated || criterion != FitCriterion.Gate);
}

/// <summary>A parameter of a form.</summary>
/// <param name="Symbol">How formulas write it: <c>β</c>.</param>
/// <param name="Name">Its name in specifications: <c>beta</c>.</param>
/// <param name="Least">Where the search for it begins.</param>
/// <param name="Most">Where the search for it ends.</param>
internal sealed record FitParameter(string Symbol, string Name, double Least, double Most);

/// <summary>Values of the parameters of a form that are in use.</summary>
/// <param name="Values">The values.</param>
/// <param name="Name">What they are known as.</param>
/// <param name="Source">Who uses or published them, and what by, as far as is known.</param>
internal sealed record PublishedFit(ImmutableArray<double> Values, string Name, string Source);
