using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>The rows of a packed table that keep every position inside its allowed interval, and what is read beyond them.</summary>
internal sealed class PackedRows
{
    // So many least values of a row are compared, from the smallest on.
    private const int MostCompared = 4;

    // A row is a number of 64 bits here.
    private const int MostIncrementBits = 32;

    private readonly AllowedIntervals allowed;
    private readonly long[] lows;
    private readonly long[] highs;

    private PackedRows(AllowedIntervals allowed, PackedShape shape, int count, long[] lows, long[] highs, LeastRange range)
    {
        (this.allowed, this.lows, this.highs) = (allowed, lows, highs);
        (Shape, Count, Range) = (shape, count, range);
    }

    /// <summary>What is in a row.</summary>
    public PackedShape Shape { get; }

    /// <summary>Positions that have a row; those beyond share one value.</summary>
    public int Count { get; }

    /// <summary>What the least value of a row may be.</summary>
    public LeastRange Range { get; }

    /// <summary>Whether positions beyond <see cref="Count"/> share a value.</summary>
    public bool IsSettled => Count < allowed.Count;

    /// <summary>The rows of a shape; null where some row has no least value.</summary>
    /// <param name="allowed">What P may be at each position.</param>
    /// <param name="shape">What is in a row.</param>
    /// <param name="count">Positions that have a row.</param>
    public static PackedRows? Of(AllowedIntervals allowed, PackedShape shape, int count)
    {
        if (shape.AllIncrements >= MostIncrementBits)
        {
            return null;
        }

        int rows = shape.RowsOf(count);
        var least = new long[count < allowed.Count ? rows + 1 : rows];
        var most = new long[least.Length];
        Array.Fill(least, long.MinValue);
        Array.Fill(most, long.MaxValue);
        for (int t = 0; t < allowed.Count; t++)
        {
            int row = t < count ? t >> shape.PlaceBits : rows;
            least[row] = Math.Max(least[row], allowed.Low[t]);
            most[row] = Math.Min(most[row], allowed.High[t]);
        }

        // One value serves all beyond, whatever their place; inside, each place has its own increment.
        if (count < allowed.Count && least[rows] > most[rows])
        {
            return null;
        }

        for (int row = 0; row < least.Length; row++)
        {
            least[row] -= shape.MostIncrement;
            if (least[row] > most[row])
            {
                return null;
            }
        }

        return LeastRange.Of(least, most) is LeastRange range ? new PackedRows(allowed, shape, count, least, most, range) : null;
    }

    /// <summary>The words, increments below and the least value above them: of each row those with the fewest misrounded codes, then the least error.</summary>
    /// <param name="score">How good a value is at a position.</param>
    public long[] Words(Func<int, long, Score> score)
    {
        var words = new long[Shape.RowsOf(Count)];
        for (int row = 0; row < words.Length; row++)
        {
            LongWork.Continue();
            Score best = default;
            long first = Math.Max(lows[row], Range.Min);
            for (long least = first; least <= Math.Min(Math.Min(highs[row], Range.Max), first + MostCompared - 1); least++)
            {
                (long word, Score total) = Word(row, least, score);
                (words[row], best) = least == first || total < best ? (word, total) : (words[row], best);
            }
        }

        return words;
    }

    /// <summary>The word of what is beyond: all zeros or all ones where that serves, which is one gate a bit or none.</summary>
    public long Settled()
    {
        (long low, long high) = (lows[^1] + Shape.MostIncrement, highs[^1]);
        long zeros = -Range.Bias;
        long ones = Range.Min < 0 ? -1 : Range.Max;
        long least = Math.Max(low - Shape.MostIncrement, Range.Min);
        return low <= zeros && zeros <= high ? Stored(zeros, 0)
            : low <= ones + Shape.MostIncrement && ones + Shape.MostIncrement <= high ? Stored(ones, ~0L)
            : low <= Range.Max ? Stored(Math.Max(low, Range.Min), 0)
            : Stored(least, Enumerable.Range(0, Shape.Places).Sum(place => (low - least) << (place * Shape.IncrementBits)));
    }

    private (long Word, Score Total) Word(int row, long least, Func<int, long, Score> score)
    {
        long increments = 0;
        Score total = default;
        for (int place = 0; place < Shape.Places && (row << Shape.PlaceBits) + place < Count; place++)
        {
            int position = (row << Shape.PlaceBits) + place;
            long first = Math.Max(0, allowed.Low[position] - least);
            (long increment, Score best) = (first, score(position, least + first));
            for (long more = first + 1; more <= Math.Min(Shape.MostIncrement, allowed.High[position] - least); more++)
            {
                Score other = score(position, least + more);
                (increment, best) = other < best ? (more, other) : (increment, best);
            }

            increments |= increment << (place * Shape.IncrementBits);
            total += best;
        }

        return (Stored(least, increments), total);
    }

    private long Stored(long least, long increments) => ((least + Range.Bias) << Shape.AllIncrements) | (increments & ((1L << Shape.AllIncrements) - 1));
}
