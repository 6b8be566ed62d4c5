using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HwAct.Reports;

namespace HwAct.Tests.Reports;

public class PlotTests
{
    [Theory]
    [InlineData(1, 860)]
    [InlineData(256, 860)]
    [InlineData(860, 860)]
    [InlineData(861, 860)]
    [InlineData(65536, 860)]
    public void An_envelope_holds_every_value_and_nothing_more(int count, int columns)
    {
        var random = new Random(20261121);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        Envelope envelope = Envelope.Of(values, columns);
        Assert.Equal(Math.Min(count, columns), envelope.Columns.Length);
        var seen = new (double Min, double Max)[envelope.Columns.Length];
        Array.Fill(seen, (double.MaxValue, double.MinValue));
        int column = 0;
        for (int i = 0; i < count; i++)
        {
            // Column c begins at the first value at or beyond c/columns of all.
            while (column + 1 < seen.Length && i >= (long)(column + 1) * count / seen.Length)
            {
                column++;
            }

            seen[column] = (Math.Min(seen[column].Min, values[i]), Math.Max(seen[column].Max, values[i]));
        }

        Assert.Equal(seen, envelope.Columns);
    }

    [Fact]
    public void One_extreme_among_65536_is_in_the_picture_wherever_it_is()
    {
        var y = new Scale(-10, 10, 200, 0);
        var x = new Scale(0, 860, 0, 860);
        for (int at = 0; at < 65536; at += 127)
        {
            var values = new double[65536];
            values[at] = 9;
            Assert.Contains(Envelope.Of(values, 860).Columns, column => column.Max == 9);
            Assert.Contains(Absolute(Envelope.Of(values, 860).Path(x, y, 1)), point => point.Y <= y.At(9));
        }
    }

    [Fact]
    public void Relative_path_data_leads_to_the_same_points()
    {
        var random = new Random(1);
        var path = new SvgPath();
        var expected = new List<(double X, double Y)>();
        for (int i = 0; i < 1000; i++)
        {
            (double x, double y) = (random.NextDouble() * 900, random.NextDouble() * 300);
            _ = i % 3 == 0 ? path.MoveTo(x, y) : path.LineTo(x, y);
            expected.Add((x, y));
        }

        (double X, double Y)[] actual = [.. Absolute(path.ToString())];
        Assert.Equal(expected.Count, actual.Length);
        Assert.All(expected.Zip(actual), pair =>
        {
            Assert.Equal(pair.First.X, pair.Second.X, 0.0501);
            Assert.Equal(pair.First.Y, pair.Second.Y, 0.0501);
        });
    }

    [Fact]
    public void Lines_that_go_on_in_the_same_direction_are_one() =>
        Assert.Equal("m1 1l2-2l1 1h1h-3v4z", new SvgPath().MoveTo(1, 1).LineTo(1.5, 0.5).LineTo(3, -1).LineTo(3, -1).LineTo(4, 0)
            .HorizontalTo(5).HorizontalTo(2).VerticalTo(3).VerticalTo(4).Close().ToString());

    [Theory]
    [InlineData(-8, 7.99976, 11, "−8 −6 −4 −2 0 2 4 6")]
    [InlineData(0, 1, 11, "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1")]
    [InlineData(-0.0003, 0.0004, 9, "−0.0003 −0.0002 −0.0001 0 0.0001 0.0002 0.0003 0.0004")]
    [InlineData(3, 4, 3, "3 3.5 4")]
    public void Real_ticks_are_round(double min, double max, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Decimal(min, max, most).Select(tick => tick.Label)));

    [Fact]
    public void Code_ticks_are_multiples_of_a_power_of_two() =>
        Assert.Equal("−32,768 −16,384 0 16,384", string.Join(' ', Ticks.Binary(-32768, 32767, 5).Select(tick => tick.Label)));

    [Fact]
    public void A_histogram_counts_every_code_once()
    {
        ImmutableArray<double> errors = [-0.74, -0.5, -0.25, -0.001, 0, 0.001, 0.49, 0.5, 0.50001];
        Histogram histogram = Histogram.Of(errors);
        Assert.Equal(errors.Length, histogram.Counts.Sum());
        Assert.True(double.IsInteger(0.5 / histogram.Width));
    }

    [Fact]
    public void A_tie_of_half_an_LSB_is_not_counted_as_misrounded()
    {
        Assert.Equal(7, Histogram.BinOf(0.5, 1.0 / 16));
        Assert.Equal(-8, Histogram.BinOf(-0.5, 1.0 / 16));
        Assert.Equal(8, Histogram.BinOf(0.5001, 1.0 / 16));
        Assert.Equal(-9, Histogram.BinOf(-0.5001, 1.0 / 16));
    }

    // The points of path data made of m, l, v, h and z.
    private static IEnumerable<(double X, double Y)> Absolute(string path)
    {
        (double x, double y) = (0, 0);
        foreach (Match part in Regex.Matches(
            path, "(?<op>[mlvh])(?<a>-?[0-9]*\\.?[0-9]*)( ?(?<b>-?[0-9]*\\.?[0-9]*))", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan))
        {
            double first = double.Parse(part.Groups["a"].Value, CultureInfo.InvariantCulture);
            switch (part.Groups["op"].Value)
            {
                case "v":
                    y += first;
                    break;
                case "h":
                    x += first;
                    break;
                default:
                    x += first;
                    y += double.Parse(part.Groups["b"].Value, CultureInfo.InvariantCulture);
                    break;
            }

            yield return (x, y);
        }
    }
}
