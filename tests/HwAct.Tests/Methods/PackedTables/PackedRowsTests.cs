using HwAct.Methods;

namespace HwAct.Tests.Methods.PackedTables;

/// <summary>Rows against random intervals: a word of each row gives every position a value that is allowed, in as few bits as there are.</summary>
public sealed class PackedRowsTests
{
    [Fact]
    public void Every_position_of_every_row_has_a_value_that_is_allowed()
    {
        var random = new Random(11);
        int found = 0;
        int settled = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            var shape = new PackedShape(random.Next(4), random.Next(1, 4), 0);
            shape = shape.PlaceBits == 0 ? shape with { IncrementBits = 0 } : shape;
            (AllowedIntervals allowed, int count) = Intervals(random);
            PackedRows? rows = PackedRows.Of(allowed, shape, count);
            Assert.Equal(IsPossible(allowed, shape, count), rows is not null);
            if (rows is null)
            {
                continue;
            }

            found++;
            long[] words = rows.Words((position, value) => new Score(0, value * value));
            for (int t = 0; t < count; t++)
            {
                Assert.True(allowed.Allows(t, Value(words[t >> shape.PlaceBits], t & (shape.Places - 1), rows)), $"{trial}: {t}");
            }

            Assert.All(words, word => Assert.InRange((word >> shape.AllIncrements) - rows.Range.Bias, rows.Range.Min, rows.Range.Max));
            for (int t = count; t < allowed.Count; t++)
            {
                settled++;
                Assert.All(Enumerable.Range(0, shape.Places), place => Assert.True(allowed.Allows(t, Value(rows.Settled(), place, rows)), $"{trial}: {t} beyond"));
            }
        }

        Assert.True(found > 200 && settled > 200);
    }

    // Of the four smallest least values of a row, and for each the nearest increments.
    [Fact]
    public void The_values_of_a_row_have_the_least_error()
    {
        var random = new Random(12);
        int rowsSeen = 0;
        for (int trial = 0; trial < 500; trial++)
        {
            var shape = new PackedShape(random.Next(1, 3), random.Next(1, 4), 0);
            (AllowedIntervals allowed, int count) = Intervals(random);
            if (PackedRows.Of(allowed, shape, count) is not PackedRows rows)
            {
                continue;
            }

            long[] words = rows.Words((position, value) => new Score(0, Error(position, value)));
            for (int row = 0; row < words.Length; row++)
            {
                int[] positions = [.. Enumerable.Range(row << shape.PlaceBits, shape.Places).Where(t => t < count)];
                double[] totals = [.. Enumerable.Range((int)rows.Range.Min, (int)(rows.Range.Max - rows.Range.Min) + 1).Select(Total).Where(double.IsFinite).Take(4)];
                Assert.Equal(totals.Min(), positions.Sum(t => Error(t, Value(words[row], t & (shape.Places - 1), rows))), 9);
                rowsSeen++;

                double Total(int least) => positions.Sum(t => Enumerable.Range(least, shape.MostIncrement + 1)
                    .Where(value => allowed.Allows(t, value)).Select(value => Error(t, value)).DefaultIfEmpty(double.PositiveInfinity).Min());
            }
        }

        Assert.True(rowsSeen > 500);

        static double Error(int position, long value) => Math.Pow(value - (7 * Math.Sin(position)), 2);
    }

    // Two positions with rows of 0 to 7, -8 to -1 or -4 to 3, and beyond them what is all zeros, all ones, or neither.
    [Theory]
    [InlineData(0, 0, 5, 0)]
    [InlineData(0, 6, 9, 15)]
    [InlineData(-8, -9, -4, 0)]
    [InlineData(-4, -3, 2, 0)]
    public void Beyond_the_rows_the_word_is_all_zeros_or_all_ones_where_that_serves(long from, long low, long high, long word)
    {
        var allowed = new AllowedIntervals([from, from + 7, low], [from, from + 7, high]);
        PackedRows rows = PackedRows.Of(allowed, new PackedShape(0, 0, 0), 2)!;
        Assert.Equal(word & 7, rows.Settled());
    }

    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(-1, 0, -1, 0)]
    [InlineData(-2, -1, -2, -1)]
    [InlineData(0, 7, 0, 7)]
    [InlineData(-8, -3, -8, -1)]
    [InlineData(-1, 2, -4, 3)]
    public void Numbers_of_a_row_have_the_fewest_bits_that_hold_all(long smallest, long greatest, long min, long max) =>
        Assert.Equal(new LeastRange(min, max), LeastRange.Of([smallest, greatest], [smallest, greatest]));

    private static long Value(long word, int place, PackedRows rows) =>
        (word >> rows.Shape.AllIncrements) - rows.Range.Bias + ((word >> (place * rows.Shape.IncrementBits)) & rows.Shape.MostIncrement);

    private static bool IsPossible(AllowedIntervals allowed, PackedShape shape, int count) =>
        Enumerable.Range(0, count).GroupBy(t => t >> shape.PlaceBits).All(row => row.Max(t => allowed.Low[t]) - row.Min(t => allowed.High[t]) <= shape.MostIncrement)
        && (count == allowed.Count || allowed.Low[count..].Max() <= allowed.High[count..].Min());

    // A walk, of one sign or both, its intervals now and then wide.
    private static (AllowedIntervals Allowed, int Count) Intervals(Random random)
    {
        int positions = random.Next(8, 60);
        long at = random.Next(-40, 40);
        var low = new long[positions];
        var high = new long[positions];
        for (int t = 0; t < positions; t++)
        {
            at += random.Next(-1, 2);
            (low[t], high[t]) = (at - random.Next(2), at + random.Next(random.Next(8) == 0 ? 60 : 2));
        }

        return (new AllowedIntervals([.. low], [.. high]), random.Next(2) == 0 ? positions : positions - random.Next(1, 5));
    }
}
