using HwAct.Fits;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>A fitted form as a table: a row for each criterion and for each published value.</summary>
internal static class FitTable
{
    /// <summary>The table.</summary>
    public static ReportTable Of(Fit fit)
    {
        bool onFormats = fit.Asked is not null;
        bool isGated = fit.Form.IsGated;
        return new ReportTable(
            Id(fit),
            $"{fit.Form.Activation.Name} by {fit.Form.Formula}",
            $"x from {Figure.Shown(fit.Interval.Low)} to {Figure.Shown(fit.Interval.High)}; error is form less {fit.Form.Activation.Name}.",
            [
                "chosen by:",
                .. fit.Form.Parameters.Select(parameter => parameter.Symbol),
                "largest error",
                "at x",
                "RMS",
                $"RMS of N(0, {Figure.Text(fit.Interval.Sigma)})",
                .. isGated ? ["gate's largest"] : Array.Empty<string>(),
                .. onFormats ? ["max LSB", "misrounded"] : Array.Empty<string>(),
            ],
            [.. fit.Rows.Select(row => ImmutableArray.CreateRange((IEnumerable<string>)
            [
                Name(row),
                .. row.Values.Select(Value),
                Figure.Shown(row.MaxError),
                Figure.Shown(Math.Round(row.MaxErrorX * 1e4) / 1e4),
                Figure.Shown(row.RmsError),
                row.RmsErrorOfNormal is double normal ? Figure.Shown(normal) : "",
                .. isGated ? [Figure.Shown(row.MaxErrorOfGate!.Value)] : Array.Empty<string>(),
                .. row.OnFormats is ErrorFigures error ? [Figure.AtMost(error.LargestLsb), Figure.Shown(error.MisroundedCodes)] : Array.Empty<string>(),
            ]))]);
    }

    /// <summary>Identifier of a fit, unique in a document.</summary>
    public static string Id(Fit fit) => $"{fit.Form.Activation.Name}_{fit.Form.Name}".Replace('-', '_');

    /// <summary>What a row was chosen by.</summary>
    public static string Name(FittedForm row) => row.Criterion is FitCriterion criterion ? FitCriteria.NameOf(criterion) : row.Published!.Name;

    /// <summary>A value as it is asked for, with a true minus sign.</summary>
    public static string Value(double value) => Figure.Shown(Quantization.Text(value));

    /// <summary>What the rows are, in sentences.</summary>
    public static IEnumerable<string> Notes(Fit fit)
    {
        foreach (FittedForm row in fit.Rows)
        {
            yield return row.Published is PublishedFit published
                ? $"{published.Name}: {published.Source}."
                : $"{Name(row)} makes least {FitCriteria.All.First(known => known.Criterion == row.Criterion).Meaning}.";
        }

        yield return $"Fitted values have {Figure.Text((long)fit.Form.Digits)} digits; figures are those of the values as they stand here.";
        if (fit.Asked is KernelSpecification asked)
        {
            yield return $"Max LSB and misrounded codes: a correctly rounded table of the form, {asked.Input} to {asked.Output}, against the exact function, over all {Figure.Shown((long)asked.Input.Codes.Count)} codes.";
        }
    }
}
