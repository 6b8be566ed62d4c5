using HwAct.Numerics;

namespace HwAct.Fits;

/// <summary>The values of the parameters of a form that make a criterion least, with as many digits as the form has.</summary>
internal static class FitSearch
{
    // Neighboring places of the search for one parameter; between two of them no criterion has more than one least value.
    private const double Ratio = 1.1;

    // Leaves a part of 1e−9 of two such steps.
    private const int Sections = 40;

    /// <summary>The values.</summary>
    public static ImmutableArray<double> Least(FitForm form, FitCriterion criterion, FitInterval interval)
    {
        if (form.Parameters.Length > 1)
        {
            return [.. new GatePolynomialFit(form, criterion, interval).Least().Select(value => Rounded(value, form.Digits))];
        }

        FitParameter parameter = form.Parameters[0];
        double best = parameter.Least;
        double least = Of(best);
        for (double place = parameter.Least * Ratio; place <= parameter.Most; place *= Ratio)
        {
            double value = Of(place);
            (best, least) = value < least ? (place, value) : (best, least);
        }

        // Of the numbers with so many digits the nearest is not always the best one.
        double found = Rounded(GoldenSection.Least(Of, best / Ratio, best * Ratio, Sections), form.Digits);
        return [Neighbors(found, form.Digits).MinBy(Of)];

        double Of(double value) => new FitError(form, [value], interval).Of(criterion);
    }

    /// <summary>A number with its two neighbors of so many significant digits.</summary>
    internal static ImmutableArray<double> Neighbors(double value, int digits)
    {
        string[] parts = Scientific(value, digits).Split('E');
        double unit = double.Parse($"1E{int.Parse(parts[1], CultureInfo.InvariantCulture) - (digits - 1)}", CultureInfo.InvariantCulture);
        return [value, Rounded(value - unit, digits), Rounded(value + unit, digits)];
    }

    private static double Rounded(double value, int digits) => double.Parse(Scientific(value, digits), CultureInfo.InvariantCulture);

    private static string Scientific(double value, int digits) => value.ToString("E" + Figure.Text((long)digits - 1), CultureInfo.InvariantCulture);
}
