using System.Collections.Immutable;
using HwAct.Calibration;

namespace HwAct.Tests.Calibration;

/// <summary>The histogram that a recording is kept in.</summary>
public sealed class ValueCellsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e-9)]
    [InlineData(1e12)]
    public void Values_that_lie_apart_are_kept_apart(double unit)
    {
        double[] values = [.. Recorded.Values(5000).Select(value => value * unit), 0, 0];
        var cells = new ValueCells();
        foreach (double[] part in values.Chunk(37))
        {
            cells.Add(part);
        }

        Sample sample = cells.ToSample();
        Sample expected = Recorded.SampleOf(values);
        Assert.Equal((values.Min(), values.Max(), values.LongLength), (sample.Min, sample.Max, sample.Count));
        Assert.Equal(expected.Points.Select(point => point.Count), sample.Points.Select(point => point.Count));
        Assert.All(expected.Points.Zip(sample.Points), pair => Assert.Equal(pair.First.Value, pair.Second.Value, Math.Abs(pair.First.Value) * 1e-12));
    }

    [Fact]
    public void Values_near_each_other_are_one_with_their_mean_and_none_is_lost()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => Math.Exp(30 * (random.NextDouble() - 0.5)) * (random.Next(2) == 0 ? -1 : 1))];
        var cells = new ValueCells();
        cells.Add(values);
        ImmutableArray<WeightedValue> points = cells.ToSample().Points;
        Assert.Equal(values.Length, points.Sum(point => point.Count));
        Assert.Equal(values.Sum(), points.Sum(point => point.Value * point.Count), 1e-9 * values.Sum(Math.Abs));
        Assert.True(points.SequenceEqual(points.OrderBy(point => point.Value)));
        double[] sorted = [.. values.Order()];
        long before = 0;
        double reach = values.Max(Math.Abs);
        foreach (WeightedValue point in points)
        {
            double spread = sorted[before + point.Count - 1] - sorted[before];
            Assert.InRange(spread, 0, Math.Max(Math.Abs(point.Value) / 8000, reach / (1 << 22)));
            double[] own = sorted[(int)before..(int)(before + point.Count)];
            Assert.Equal(own.Average(), point.Value, 1e-9 * own.Average(Math.Abs));
            before += point.Count;
        }
    }

    [Fact]
    public void More_values_take_no_more_memory()
    {
        Assert.InRange(Allocated(1 << 21) - Allocated(1 << 16), -50_000, 50_000);

        static long Allocated(int count)
        {
            double[] part = Recorded.Values(1 << 10);
            long before = GC.GetAllocatedBytesForCurrentThread();
            var cells = new ValueCells();
            for (int i = 0; i < count; i += part.Length)
            {
                cells.Add(part);
            }

            Assert.Equal(count, cells.ToSample().Count);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
