using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Reports;

/// <summary>Errors under normal inputs, slopes, regions: on every kernel of the catalog beside a plain recomputation.</summary>
public sealed class WeightedFiguresTests
{
    public static TheoryData<string> Names => CatalogReports.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Normal_inputs_weigh_the_error_as_a_plain_sum_does(string name)
    {
        ProvenActivation kernel = CatalogReports.Named(name);
        Quantization input = kernel.Specification.Input;
        NormalInput normal = NormalInput.Of(input, 0.75);
        double[] exact = CatalogReports.Exact(kernel);
        double[] limited = CatalogReports.Limited(kernel);
        long zero = kernel.Specification.Output.ZeroPoint;
        double total = 0, error = 0, squares = 0, signal = 0, wrong = 0, outside = 0, mean = 0, exactMean = 0, second = 0, exactSecond = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            double x = CatalogReports.X(kernel, kernel.Reference.Codes[i]);
            double low = i == 0 ? 0 : TextbookFunctions.Normal((x - (0.5 * input.Scale)) / 0.75);
            double high = i == exact.Length - 1 ? 1 : TextbookFunctions.Normal((x + (0.5 * input.Scale)) / 0.75);
            double weight = high - low;
            Assert.Equal(weight, normal.Weights[i], 2e-12);
            double e = kernel.Outputs[i] - limited[i];
            double y = kernel.Outputs[i] - zero;
            total += weight;
            error += weight * e;
            squares += weight * e * e;
            signal += weight * (limited[i] - zero) * (limited[i] - zero);
            wrong += kernel.Outputs[i] == kernel.Reference.Ideal[i] ? 0 : weight;
            outside += weight * (Math.Abs(exact[i] + zero - limited[i]) < 1e-9 ? 0 : 1);
            mean += weight * y;
            exactMean += weight * exact[i];
            second += weight * y * y;
            exactSecond += weight * exact[i] * exact[i];
        }

        double scale = kernel.Specification.Output.Scale;
        WeightedError weighed = WeightedError.Of(kernel, normal.Weights);
        Assert.Equal(1, total, 1e-9);
        Assert.Equal(error, weighed.BiasLsb, 1e-8);
        Assert.Equal(Math.Sqrt(squares), weighed.RmsLsb, 1e-8);
        Assert.Equal(10 * Math.Log10(signal / squares), weighed.SqnrDb!.Value, 1e-6);
        Assert.Equal(wrong, weighed.Misrounded, 1e-9);
        Assert.Equal(outside, weighed.Saturated, 1e-9);
        Assert.Equal(
            TextbookFunctions.Normal((CatalogReports.X(kernel, kernel.Reference.Codes[0]) - (0.5 * input.Scale)) / 0.75)
                + TextbookFunctions.Normal(-(CatalogReports.X(kernel, kernel.Reference.Codes[^1]) + (0.5 * input.Scale)) / 0.75),
            normal.Outside,
            4e-12);
        Assert.Equal(mean * scale, weighed.Mean, 1e-8);
        Assert.Equal(exactMean * scale, weighed.ExactMean, 1e-8);
        Assert.Equal((second - (mean * mean)) * scale * scale, weighed.Variance, 1e-8);
        Assert.Equal((exactSecond - (exactMean * exactMean)) * scale * scale, weighed.ExactVariance, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Codes_that_are_all_alike_give_the_figures_of_the_manifest(string name)
    {
        ProvenActivation kernel = CatalogReports.Named(name);
        WeightedError uniform = WeightedError.Uniform(kernel);
        Assert.Equal((kernel.Error.RmseLsb, kernel.Error.BiasLsb), (uniform.RmsLsb, uniform.BiasLsb));
        Assert.Equal(Figure.AtLeast(kernel.Error.Sqnr.ClampedDb!.Value), Figure.Text(uniform.SqnrDb!.Value));
        WeightedError weighed = WeightedError.Of(kernel, uniform.Weights);
        Assert.Equal(kernel.Error.RmseLsb, weighed.RmsLsb, 1e-5 * (1 + kernel.Error.RmseLsb));
        Assert.Equal(kernel.Error.BiasLsb, weighed.BiasLsb, 1e-5 * (1 + Math.Abs(kernel.Error.BiasLsb)));
        Assert.Equal((double)kernel.Error.MisroundedCodes / kernel.Outputs.Length, uniform.Misrounded, 1e-12);
    }

    [Fact]
    public void Outputs_that_are_all_alike_have_no_variance()
    {
        ProvenActivation kernel = Designs.Prove("table", "uint10:0.014867:0:268..384:never", "Q2.5", 0.5, "mish");
        Assert.Single(kernel.Outputs.Distinct());
        Assert.Equal(0, WeightedError.Uniform(kernel).Variance);
        ProvenActivation flat = Designs.Prove("table", "uint10:0.014867:0:468..584:never", "int8:0.07", 0.5, "relu6");
        Assert.Equal(0, WeightedError.Uniform(flat).ExactVariance);
    }

    [Fact]
    public void What_balances_has_a_mean_of_zero()
    {
        ProvenActivation kernel = Designs.Prove("table", "int10:0.012241253544277091:-242", "int13:0.0023777:-592", 0.5, "hard-tanh");
        WeightedError weighed = WeightedError.Of(kernel, NormalInput.Of(kernel.Specification.Input, null).Weights);
        Assert.Equal((0, 0, 0), (weighed.BiasLsb, weighed.Mean, weighed.ExactMean));
    }

    // Q(6.5) + Q(9.5), and Q(3.5) + Q(28.5).
    [Theory]
    [InlineData("uint4:1:6", 4.016000583964063e-11)]
    [InlineData("uint5:1:3", 2.3262907903552504e-4)]
    public void Far_tails_have_all_their_digits(string format, double outside)
    {
        NormalInput normal = NormalInput.Of(Quantization.Parse(format), 1);
        Assert.Equal(outside, normal.Outside, outside * 1e-12);
        Assert.Equal(1, normal.Weights.Sum(), 1e-14);
    }

    // Q(8.5) − Q(9.5): beyond seven deviations codes have their weights too.
    [Fact]
    public void Codes_far_out_have_their_weights() =>
        Assert.Equal(9.478485370695782e-18, NormalInput.Of(Quantization.Parse("uint4:1:3"), 1).Weights[12], 1e-29);

    [Theory]
    [InlineData("Q3.12", 1)]
    [InlineData("Q1.14", 0.5)]
    [InlineData("Q0.7", 0.25)]
    [InlineData("UQ3.8", 1)]
    public void The_deviation_is_one_where_the_format_covers_it(string format, double sigma) =>
        Assert.Equal((sigma, false), (NormalInput.Of(Quantization.Parse(format), null).Sigma, NormalInput.Of(Quantization.Parse(format), null).IsChosen));

    [Theory]
    [MemberData(nameof(Names))]
    public void Slopes_are_first_differences_beside_the_derivative(string name)
    {
        ProvenActivation kernel = CatalogReports.Named(name);
        SlopeFigures slope = SlopeFigures.Of(kernel);
        double[] limited = CatalogReports.Limited(kernel);
        double scale = kernel.Specification.Output.Scale / (slope.Window * kernel.Specification.Input.Scale);
        double worst = 0;
        for (int i = 0; i + slope.Window < limited.Length; i++)
        {
            double made = (kernel.Outputs[i + slope.Window] - kernel.Outputs[i]) * scale;
            worst = Math.Max(worst, Math.Abs(made - ((limited[i + slope.Window] - limited[i]) * scale)));
            Assert.Equal(made, slope.Made[i], 1e-9);
            double x = (CatalogReports.X(kernel, kernel.Reference.Codes[i]) + CatalogReports.X(kernel, kernel.Reference.Codes[i + slope.Window])) / 2;
            const double h = 1e-5;
            if (i % 16 == 0 && Math.Abs(x) > 2 * h && Math.Abs(Math.Abs(x) - 3) > 2 * h)
            {
                Assert.Equal((TextbookFunctions.Of(kernel.Specification.Activation, x + h) - TextbookFunctions.Of(kernel.Specification.Activation, x - h)) / (2 * h), slope.Derivative[i], 1e-6);
            }
        }

        Assert.Equal(worst, slope.MaxDeviation, 1e-8);
        Assert.Equal(slope.MaxDeviation, Math.Abs(slope.Made[slope.Worst] - slope.Exact[slope.Worst]));
        (long First, long Last, double Moved)[] zones = [.. Zones(kernel, limited)];
        Assert.Equal(zones.Select(zone => (zone.First, zone.Last)), slope.DeadZones.OrderBy(zone => zone.First).Select(zone => (zone.First, zone.Last)));
        Assert.All(zones.Select(zone => zone.Moved).OrderDescending().Zip(slope.DeadZones), pair => Assert.Equal(pair.First, pair.Second.MovedLsb, 2e-6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Regions_hold_every_code_once_and_the_largest_error(string name)
    {
        ProvenActivation kernel = CatalogReports.Named(name);
        var regions = FunctionRegion.Of(kernel);
        Assert.Equal(kernel.Outputs.Length, regions.Sum(region => region.Codes));
        Assert.Equal(kernel.Error.MisroundedCodes, regions.Sum(region => region.MisroundedCodes));
        Assert.Equal(kernel.Error.MaxLsb, regions.Max(region => region.MaxLsb));
        Assert.Equal(kernel.Error.SaturatedCodes, regions.Where(region => region.Name == "saturated").Sum(region => region.Codes));
        string[] names = [.. PartNames(kernel)];
        foreach (FunctionRegion region in regions)
        {
            int[] codes = [.. Enumerable.Range(0, names.Length).Where(i => names[i] == region.Name)];
            Assert.Equal((codes.Length, kernel.Reference.Codes[codes[0]], kernel.Reference.Codes[codes[^1]]), (region.Codes, region.First, region.Last));
            Assert.Equal(kernel.Reference.Codes[codes.MaxBy(i => Math.Abs(kernel.Errors[i]))], region.MaxLsbCode);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Relative_errors_and_minima_are_those_of_a_plain_search(string name)
    {
        ProvenActivation kernel = CatalogReports.Named(name);
        double[] limited = [.. CatalogReports.Limited(kernel).Select(value => value - kernel.Specification.Output.ZeroPoint)];
        double large = limited.Max(Math.Abs) / 8;
        double worst = 0;
        for (int i = 0; i < limited.Length; i++)
        {
            worst = Math.Abs(limited[i]) < large ? worst : Math.Max(worst, Math.Abs(kernel.Outputs[i] - kernel.Specification.Output.ZeroPoint - limited[i]) / Math.Abs(limited[i]));
        }

        RelativeError relative = RelativeError.Of(kernel)!;
        Assert.Equal(worst, relative.Max, 1e-9);
        Assert.Equal(large * kernel.Specification.Output.Scale, relative.Least, 1e-9);
        int at = (int)(relative.Code - kernel.Reference.Codes[0]);
        Assert.Equal(worst, Math.Abs(kernel.Outputs[at] - kernel.Specification.Output.ZeroPoint - limited[at]) / Math.Abs(limited[at]), 1e-9);
        Assert.InRange(relative.Codes, limited.Count(value => Math.Abs(value) > large + 1e-6), limited.Count(value => Math.Abs(value) > large - 1e-6));

        // What falls and rises again has its minimum inside.
        double[] exact = CatalogReports.Exact(kernel);
        int dip = Array.IndexOf(exact, exact.Min());
        Assert.Equal(dip > 0 && dip < exact.Length - 1, TrueMinimum.Of(kernel) is not null);
        if (TrueMinimum.Of(kernel) is TrueMinimum minimum)
        {
            Assert.Equal(CatalogReports.X(kernel, kernel.Reference.Codes[dip]), minimum.X, kernel.Specification.Input.Scale);
            Assert.Equal(kernel.Reference.Codes[kernel.Outputs.IndexOf(minimum.Output)], minimum.Code);
            Assert.Equal(limited.Min() + kernel.Specification.Output.ZeroPoint, minimum.ExactLsb, 0.5);
            Assert.Equal(kernel.Outputs.Min(), minimum.Output);
            Assert.Equal(Math.Abs(minimum.Output - minimum.ExactLsb) < 1, minimum.IsKept);
        }
    }

    [Fact]
    public void A_kernel_that_stands_still_has_a_dead_zone()
    {
        ProvenActivation kernel = ReportedKernels.Interpolated.WithOutputs((code, y) => code is > 300 and <= 304 ? 300 : y);
        DeadZone zone = Assert.Single(SlopeFigures.Of(kernel).DeadZones);
        Assert.InRange(zone.Last - zone.First, 3, 5);
        Assert.InRange(zone.MovedLsb, 2, 6);
    }

    // The part of the function that each code lies in.
    private static IEnumerable<string> PartNames(ProvenActivation kernel)
    {
        Activation activation = kernel.Specification.Activation;
        double[] exact = CatalogReports.Exact(kernel);
        double[] x = [.. kernel.Reference.Codes.ToArray().Select(code => CatalogReports.X(kernel, code))];
        double[] distance = [.. x.Select((at, i) => Math.Abs((exact[i] * kernel.Specification.Output.Scale) - Line(at)))];
        bool dips = activation.Name is "gelu" or "gelu-tanh" or "gelu-sigmoid" or "gelu-grad" or "parametric-gelu" or "silu" or "silu-grad" or "swish" or "mish" or "hard-swish";
        for (int i = 0; i < x.Length; i++)
        {
            double slope = x[i] < 0 ? activation.Asymptotes.NegativeSlope : activation.Asymptotes.PositiveSlope;
            yield return kernel.Reference.Outside[i] ? "saturated"
                : Math.Abs(x[i]) <= 0.25 ? "near zero"
                : distance[i] <= Math.Max(distance.Max() / 16, 1e-9) ? (x[i] < 0 ? "negative " : slope == 0 ? "positive " : "") + (slope == 0 ? "tail" : x[i] < 0 ? "line" : "linear")
                : x[i] > 0 ? "bend"
                : dips ? "dip"
                : "negative bend";
        }

        double Line(double at) => at < 0
            ? (activation.Asymptotes.NegativeSlope * at) + activation.Asymptotes.NegativeOffset
            : (activation.Asymptotes.PositiveSlope * at) + activation.Asymptotes.PositiveOffset;
    }

    private static IEnumerable<(long First, long Last, double Moved)> Zones(ProvenActivation kernel, double[] limited)
    {
        for (int first = 0, last; first < limited.Length; first = last + 1)
        {
            last = first;
            while (last + 1 < limited.Length && kernel.Outputs[last + 1] == kernel.Outputs[first])
            {
                last++;
            }

            double moved = limited[first..(last + 1)].Max() - limited[first..(last + 1)].Min();
            if (moved > 2)
            {
                yield return (kernel.Reference.Codes[first], kernel.Reference.Codes[last], moved);
            }
        }
    }
}
