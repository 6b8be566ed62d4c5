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
