using HwAct.Methods;
using HwAct.Numerics;

namespace HwAct.Tests.Methods.Polynomials;

/// <summary>Coefficients of one segment: as rough an offset as there is, the nearest of so rough ones, and operands as wide as they are said to be.</summary>
public sealed class DspSegmentTests
{
    [Fact]
    public void The_offset_is_the_roughest_of_its_interval_and_of_these_the_nearest()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 300; trial++)
        {
            long low = random.Next(-3000, 3000);
            long high = low + random.Next(random.Next(2) == 0 ? 3 : 300);
            var segment = new DspSegment(0, 0, low, high, low + random.Next(-100, 400));
            int most = segment.MostOffsetBits;
            Assert.True(most == 40 || !Enumerable.Range(0, (int)(high - low) + 1).Any(at => ((low + at) & ((1L << (most + 1)) - 1)) == 0), $"{low} to {high}");
            for (int bits = most; bits >= 0; bits--)
            {
                long[] multiples = [.. Enumerable.Range(0, (int)(high - low) + 1).Select(at => low + at).Where(offset => (offset & ((1L << bits) - 1)) == 0)];
                Assert.Equal(multiples.Min(offset => Math.Abs(offset - segment.Start)), Math.Abs((segment.OffsetOf(bits) << bits) - segment.Start));
            }
        }
    }

    // All but the end of a residual of 6.6 rounds to 7.
    [Fact]
    public void Where_much_is_allowed_the_value_is_the_nearest()
    {
        var shape = new DspShape(3, 10, 0, 0, 0);
        DspSegment segment = Assert.NotNull(DspSegment.Of(new AllowedIntervals([.. Enumerable.Repeat(-50L, 8)], [.. Enumerable.Repeat(50L, 8)]), _ => 6.6, shape, 0));
        Assert.Equal(7, segment.OffsetOf(0) >> shape.Shift);
    }

    [Theory]
    [InlineData(1000, -3)]
    [InlineData(-1000, 3)]
    [InlineData(2, 4000)]
    public void The_sum_that_is_multiplied_the_second_time_has_its_width_at_every_place(long c2, long c1)
    {
        var design = new DspDesign(null!, new DspShape(6, 10, 2, 0, 0), 0, 127, 128, null, [new DspSegment(c2, c1, 0, 0, 0), new DspSegment(0, 0, 0, 0, 0)]);
        long[] sums = [.. Enumerable.Range(0, 64).Select(place => (c2 * place) + (c1 << 2)), 0];
        Assert.Equal(IntegerType.Holding(sums.Min(), sums.Max()).Bits, design.InnerBits);
    }
}
