using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Fits;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Fits;

/// <summary>Fitted values are the best there are, and their figures those of a measurement that shares nothing with the library.</summary>
public sealed class FitTests
{
    private static readonly FitInterval Usual = FitInterval.Of(null, 1);

    public static IEnumerable<object[]> Forms => FitCatalog.All.Select(form => new object[] { form.Activation.Name, form.Name });

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_neighbor_does_better_by_any_criterion_and_the_figures_are_the_true_ones(string activation, string name)
    {
        FitForm form = Find(activation, name);
        var measured = new MeasuredFit(form, Usual.Low, Usual.High, Usual.Sigma);
        Fit fit = Fit.Of(form, [.. FitCriteria.All.Select(known => known.Criterion)], Usual, asked: null);
        Assert.Equal(form.Criteria.Count() + form.Published.Length, fit.Rows.Length);
        foreach (FittedForm row in fit.Rows)
        {
            AssertNear(measured.Of(FitCriterion.LeastMaximum, row.Values), row.MaxError);
            AssertNear(measured.Of(FitCriterion.LeastSquares, row.Values), row.RmsError);
            AssertNear(measured.Of(FitCriterion.Normal, row.Values), row.RmsErrorOfNormal!.Value);
            Assert.Equal(form.IsGated, row.MaxErrorOfGate is not null);
            if (row.MaxErrorOfGate is double gate)
            {
                AssertNear(measured.Of(FitCriterion.Gate, row.Values), gate);
            }
        }

        foreach (FittedForm row in fit.Rows.Where(row => row.Criterion is not null))
        {
            double least = measured.Of(row.Criterion!.Value, row.Values);
            foreach (ImmutableArray<double> neighbor in Neighbors(row.Values))
            {
                double other = measured.Of(row.Criterion!.Value, neighbor);
                Assert.True(other >= least, $"{row.Criterion} of {activation} by {name}: {string.Join(", ", neighbor)} reaches {other}, {string.Join(", ", row.Values)} {least}");
            }
        }

        static void AssertNear(double expected, double actual) => Assert.Equal(expected, actual, (1e-5 * expected) + 1e-12);
    }

    [Fact]
    public void The_constant_of_the_logistic_distribution_is_the_least_maximum_of_the_gate()
    {
        double ofGate = FitSearch.Least(Find("gelu", "swish"), FitCriterion.Gate, Usual).Single();
        double ofDistribution = FitSearch.Least(Find("normal-cdf", "sigmoid"), FitCriterion.LeastMaximum, Usual).Single();
        Assert.Equal(1.702, Math.Round(ofGate, 3));
        Assert.Equal(ofDistribution, ofGate);

        // Haley: never as far as 0.0095 from the normal distribution function.
        Assert.InRange(Row("normal-cdf", "sigmoid", FitCriterion.LeastMaximum).MaxError, 0.00945, 0.0095);
        double ofError = FitSearch.Least(Find("gelu", "swish"), FitCriterion.LeastMaximum, Usual).Single();
        Assert.Equal(1.773, Math.Round(ofError, 3));
    }

    [Fact]
    public void The_refitted_polynomials_of_the_method_are_the_least_maximum()
    {
        AssertSame("tanh-cubic", InnerPolynomial.RefittedTwo);
        AssertSame("tanh-quintic", InnerPolynomial.RefittedThree);

        static void AssertSame(string form, InnerPolynomial inner)
        {
            ImmutableArray<double> values = FitSearch.Least(Find("gelu", form), FitCriterion.LeastMaximum, Usual);
            Assert.Equal(inner.Coefficients[0], values[0], 6e-6);
            Assert.All(Enumerable.Range(1, values.Length - 1), k => Assert.Equal(inner.Coefficients[k], values[0] * values[k], 2e-7));
        }
    }

    [Theory]
    [InlineData("gelu", "swish", "Q3.4", "Q3.4")]
    [InlineData("gelu", "tanh-cubic", "int8:0.05:3", "int16:0.0002:-700")]
    [InlineData("sigmoid", "normal-cdf", "Q2.5", "UQ0.12")]
    [InlineData("silu", "hard-swish", "int8:0.04:-5:-100..100", "int8:0.03:-100")]
    public void What_a_form_costs_on_formats_is_what_a_table_of_it_costs(string activation, string name, string input, string output)
    {
        FitForm form = Find(activation, name);
        var asked = new KernelSpecification("k", form.Activation, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfAway, new MethodChoice("table"), ErrorBound.CorrectlyRounded);
        foreach (FittedForm row in Fit.Of(form, [FitCriterion.LeastMaximum, FitCriterion.Normal], FitInterval.Of(asked.Input, 1), asked).Rows)
        {
            long misrounded = 0;
            double most = 0;
            for (long code = asked.Input.MinCode; code <= asked.Input.MaxCode; code++)
            {
                Mpfr x = Mpfr.Of(asked.Input.Scale, 300).Times(code - asked.Input.ZeroPoint);
                Mpfr exact = MpfrActivation.Evaluate(form.Activation, x) / Mpfr.Of(asked.Output.Scale, 300);
                Mpfr made = (row.At is ScaledInput scaled ? MpfrActivation.Evaluate(scaled.Inner, x.Times(scaled.Factor)) : MpfrActivation.Evaluate(row.At, x)) / Mpfr.Of(asked.Output.Scale, 300);
                long table = MpfrCode.Of(made, RoundingRule.HalfAway, asked.Output);
                misrounded += table == MpfrCode.Of(exact, RoundingRule.HalfAway, asked.Output) ? 0 : 1;
                most = Math.Max(most, Math.Abs(table - Math.Clamp(exact.ToDouble() + asked.Output.ZeroPoint, asked.Output.MinCode, asked.Output.MaxCode)));
            }

            Assert.Equal(misrounded, row.OnFormats!.MisroundedCodes);
            Assert.Equal(most, row.OnFormats.MaxLsb, 1e-9);
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0.5, 40)]
    public void Fits_on_other_intervals_are_as_good(double low, double high)
    {
        var interval = new FitInterval(low, high, 1.5);
        foreach (string name in (string[])["swish", "tanh-cubic", "tanh-quintic"])
        {
            FitForm form = Find("gelu", name);
            var measured = new MeasuredFit(form, low, high, 1.5);
            foreach (FitCriterion criterion in form.Criteria)
            {
                if (high > form.Reach)
                {
                    continue;
                }

                ImmutableArray<double> values = FitSearch.Least(form, criterion, interval);
                double least = measured.Of(criterion, values);
                Assert.All(Neighbors(values), neighbor => Assert.True(measured.Of(criterion, neighbor) >= least, $"{criterion} {name} {string.Join(", ", values)}"));
            }
        }
    }

    [Fact]
    public void Names_of_forms_are_distinct_and_every_published_value_lies_where_fits_are_looked_for()
    {
        Assert.Equal(FitCatalog.All.Length, FitCatalog.All.Select(form => (form.Activation.Name, form.Name)).Distinct().Count());
        Assert.All(FitCatalog.All, form => Assert.All(form.Published, published =>
        {
            Assert.Equal(form.Parameters.Length, published.Values.Length);
            Assert.All(form.Parameters.Zip(published.Values), pair => Assert.InRange(pair.Second, pair.First.Least, pair.First.Most));
        }));
        Assert.All(FitCatalog.Activations, name => Assert.NotNull(ActivationCatalog.Find(name)));
    }

    private static FittedForm Row(string activation, string name, FitCriterion criterion) => Fit.Of(Find(activation, name), [criterion], Usual, asked: null).Rows[0];

    private static FitForm Find(string activation, string name) => FitCatalog.Of(activation).Single(form => form.Name == name);

    // One parameter moved by a part that is far more than its last digit, and far less than any two forms differ by; of several, also two at once.
    private static IEnumerable<ImmutableArray<double>> Neighbors(ImmutableArray<double> values) =>
        from first in Enumerable.Range(0, values.Length)
        from second in Enumerable.Range(first, values.Length - first)
        from signs in ((int, int)[])[(1, 1), (1, -1), (-1, 1), (-1, -1)]
        select values.SetItem(first, values[first] * (1 + (signs.Item1 * 1e-3))) is var moved && second == first ? moved : moved.SetItem(second, values[second] * (1 + (signs.Item2 * 1e-3)));
}
