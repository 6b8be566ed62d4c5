using HwAct.Calibration;
using HwAct.Numerics;

namespace HwAct.Tests.Calibration;

/// <summary>The range that each method chooses, beside a search that knows nothing of it.</summary>
public sealed class RangeMethodsTests
{
    public static TheoryData<int, bool, bool, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool, bool, int>();
            for (int i = 0; i < 8; i++)
            {
                cases.Add((i & 1) == 0 ? 4 : 8, (i & 2) != 0, (i & 4) != 0, 1 + (i % 3));
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Min_max_covers_every_value_with_the_least_step(int bits, bool symmetric, bool powerOfTwo, int seed)
    {
        double[] values = Recorded.Values(500, seed);
        FormatRule rule = Recorded.Rule(bits, symmetric, powerOfTwo);
        (double low, double high) = new MinMaxRange().Range(Recorded.SampleOf(values), rule);
        Assert.Equal((values.Min(), values.Max()), (low, high));
        Quantization format = rule.Of(low, high);
        Assert.All(values, value => Assert.InRange(value, format.Real(format.MinCode) - (0.5001 * format.Scale), format.Real(format.MaxCode) + (0.5001 * format.Scale)));
        double needed = symmetric ? values.Max(Math.Abs) / ((1 << (bits - 1)) - 1) : (values.Max() - values.Min()) / ((1 << bits) - 1);
        Assert.InRange(format.Scale, needed, needed * (powerOfTwo ? 2 : 1.00001));
        Assert.True(!powerOfTwo || Math.ScaleB(1, Math.ILogB(format.Scale)) == format.Scale);
        Assert.True(!symmetric || format.ZeroPoint == 0);
    }

    [Theory]
    [InlineData(100, false, 99)]
    [InlineData(100, true, 99)]
    [InlineData(10_000, false, 99.99)]
    [InlineData(10_000, true, 99.99)]
    [InlineData(400, false, 99.5)]
    [InlineData(1000, false, 99.8)]
    [InlineData(1000, true, 99.9)]
    public void The_percentile_leaves_out_as_many_as_it_says(int count, bool symmetric, double percent)
    {
        // Of so many values from −2·count to count in steps, each once.
        double[] values = [.. Enumerable.Range(1, count).Select(i => i % 2 == 0 ? i : -2.0 * i)];
        double[] sorted = [.. values.Order()];
        (double low, double high) = new PercentileRange((decimal)percent).Range(Recorded.SampleOf(values), Recorded.Rule(8, symmetric));
        if (symmetric)
        {
            double[] magnitudes = [.. values.Select(Math.Abs).OrderDescending()];
            int left = (int)Math.Floor((decimal)count * (100 - (decimal)percent) / 100);
            Assert.Equal((-magnitudes[left], magnitudes[left]), (low, high));
        }
        else
        {
            int left = (int)Math.Floor((decimal)count * (100 - (decimal)percent) / 200);
            Assert.Equal((sorted[left], sorted[^(left + 1)]), (low, high));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_range_of_a_dense_grid_has_less_squared_error_than_least_squares(int bits, bool symmetric, bool powerOfTwo, int seed)
    {
        double[] values = Recorded.Values(300, seed);
        FormatRule rule = Recorded.Rule(bits, symmetric, powerOfTwo);
        (double low, double high) = new LeastSquaresRange().Range(Recorded.SampleOf(values), rule);
        double found = Squares(rule.Of(low, high), values);
        double reach = values.Max(Math.Abs);
        const int Grid = 50;
        double least = double.PositiveInfinity;
        for (int i = 1; i <= Grid; i++)
        {
            for (int j = 1; j <= Grid; j++)
            {
                if (!symmetric || i == j)
                {
                    least = Math.Min(least, Squares(symmetric ? rule.Of(-reach * i / Grid, reach * i / Grid) : rule.Of(values.Min() * i / Grid, values.Max() * j / Grid), values));
                }
            }
        }

        // Values on a grid can be met by luck, which no search counts on.
        Assert.InRange(found, 0, least * 1.05);
        Assert.True(found <= Squares(rule.Of(values.Min(), values.Max()), values));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Least_kl_has_the_least_divergence_of_all_ranges_that_are_looked_at(int bits, bool symmetric, bool powerOfTwo, int seed)
    {
        double[] values = Recorded.Values(800, seed);
        Sample sample = Recorded.SampleOf(values);
        FormatRule rule = Recorded.Rule(bits, symmetric, powerOfTwo);
        (double low, double high) = new LeastDivergenceRange().Range(sample, rule);
        double reach = values.Max(Math.Abs);
        int perSide = 8 << bits;
        double found = Divergence(rule.Of(low, high), values, perSide, reach);
        for (int k = 0; k <= 128; k++)
        {
            double factor = Math.Pow(2, -k / 8.0);
            Quantization format = symmetric ? rule.Of(-factor * reach, factor * reach) : rule.Of(Math.Max(values.Min(), -factor * reach), Math.Min(values.Max(), factor * reach));
            if (format.Scale >= reach / perSide)
            {
                Assert.True(found <= Divergence(format, values, perSide, reach) + 1e-9);
            }
        }
    }

    [Fact]
    public void Least_kl_clips_one_value_far_away()
    {
        double[] values = [.. Recorded.Values(20_000).Where(value => value < 6), 40];
        (double low, double high) = new LeastDivergenceRange().Range(Recorded.SampleOf(values), Recorded.Rule(8, symmetric: true));
        Assert.InRange(high, 2, 20);
        Assert.Equal(-high, low);
    }

    [Theory]
    [InlineData(0.0, 3.0, "uint8:0.0117648:0")]
    [InlineData(1.0, 3.0, "uint8:0.0117648:0")]
    [InlineData(-3.0, -1.0, "uint8:0.0117648:255")]
    [InlineData(-1.0, 3.0, "uint8:0.0156863:64")]
    public void Real_zero_is_always_a_code(double low, double high, string format) => Assert.Equal(Quantization.Parse(format), Recorded.Rule(8, signed: false).Of(low, high));

    private static double Squares(Quantization format, double[] values) => values.Sum(value =>
    {
        double error = (format.Scale * (Recorded.Code(format, value) - format.ZeroPoint)) - value;
        return error * error;
    });

    // By definition: two distributions over all bins, each in full.
    private static double Divergence(Quantization format, double[] values, int perSide, double reach)
    {
        double width = reach / perSide;
        int[] bins = [.. values.Select(value => Math.Clamp((int)Math.Floor(value / width), -perSide, perSide - 1))];
        double[] p = new double[2 * perSide];
        double[] inside = new double[2 * perSide];
        double CodeOf(int bin) => Math.Round((bin + 0.5) * width / format.Scale, MidpointRounding.ToEven) + format.ZeroPoint;
        bool IsWithin(int bin) => CodeOf(bin) >= format.MinCode && CodeOf(bin) <= format.MaxCode;

        int[] within = [.. bins.Where(IsWithin)];
        if (within.Length == 0)
        {
            return double.PositiveInfinity;
        }

        foreach (int bin in bins)
        {
            p[(IsWithin(bin) ? bin : CodeOf(bin) < format.MinCode ? within.Min() : within.Max()) + perSide] += 1.0 / bins.Length;
            inside[bin + perSide] += IsWithin(bin) ? 1.0 / within.Length : 0;
        }

        double sum = 0;
        foreach (IGrouping<double, int> code in within.Distinct().GroupBy(CodeOf))
        {
            double q = code.Sum(bin => inside[bin + perSide]) / code.Count();
            sum += code.Sum(bin => p[bin + perSide] * Math.Log(p[bin + perSide] / q));
        }

        return sum;
    }
}
