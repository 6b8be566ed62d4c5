using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Fits;

/// <summary>A form fitted to an activation by each criterion, beside the values that are in use.</summary>
/// <param name="Form">The form.</param>
/// <param name="Interval">Where it was fitted.</param>
/// <param name="Asked">The formats that what it costs is measured on; null where none were given.</param>
/// <param name="Rows">The fits in the order of the criteria, then the published values.</param>
internal sealed record Fit(FitForm Form, FitInterval Interval, KernelSpecification? Asked, ImmutableArray<FittedForm> Rows)
{
    /// <summary>Fits a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="criteria">What is made least, in turn.</param>
    /// <param name="interval">Where.</param>
    /// <param name="asked">The formats to measure on; the activation is that of the form.</param>
    public static Fit Of(FitForm form, ImmutableArray<FitCriterion> criteria, FitInterval interval, KernelSpecification? asked)
    {
        IdealCodes? exact = asked is null ? null : IdealCodes.Of(asked);
        return new(form, interval, asked,
        [
            .. criteria.Where(criterion => form.Criteria.Contains(criterion) && (criterion != FitCriterion.Normal || !interval.Normal([]).IsEmpty))
                .Select(criterion => (Criterion: (FitCriterion?)criterion, Published: (PublishedFit?)null))
                .Concat(form.Published.Select(published => (Criterion: (FitCriterion?)null, Published: (PublishedFit?)published)))
                .AsParallel().AsOrdered()
                .Select(row => Row(row.Criterion, row.Published, row.Published?.Values ?? FitSearch.Least(form, row.Criterion!.Value, interval))),
        ]);

        FittedForm Row(FitCriterion? criterion, PublishedFit? published, ImmutableArray<double> values)
        {
            var error = new FitError(form, values, interval);
            (double max, double x) = error.Largest();
            return new(
                criterion,
                published,
                values,
                form.At(values),
                max,
                x,
                error.RootMeanSquare(),
                error.RootMeanSquareOfNormal(),
                form.IsGated ? error.LargestOfGate().Error : null,
                exact is null ? null : ErrorMeasurement.Of(exact, IdealCodes.Of(asked!.With(form.At(values))).Ideal).Figures);
        }
    }
}

/// <summary>A form with values, and its error against the activation.</summary>
/// <param name="Criterion">What the values make least; null where they were published.</param>
/// <param name="Published">Who published them; null where they were fitted.</param>
/// <param name="Values">The values, one a parameter.</param>
/// <param name="At">The form with these values.</param>
/// <param name="MaxError">Largest |error| over the interval.</param>
/// <param name="MaxErrorX">The greatest x where it is reached.</param>
/// <param name="RmsError">Root mean square error, every x alike.</param>
/// <param name="RmsErrorOfNormal">That of inputs N(0, σ); null where none lie in the interval.</param>
/// <param name="MaxErrorOfGate">Largest |error| of what x is multiplied by; null where the form is not x times a gate.</param>
/// <param name="OnFormats">The error of the correctly rounded form on the formats that were given, against the exact function; null where none were.</param>
internal sealed record FittedForm(
    FitCriterion? Criterion,
    PublishedFit? Published,
    ImmutableArray<double> Values,
    Activation At,
    double MaxError,
    double MaxErrorX,
    double RmsError,
    double? RmsErrorOfNormal,
    double? MaxErrorOfGate,
    ErrorFigures? OnFormats);
