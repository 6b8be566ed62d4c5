using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// Chooses a word for each row so that the fewest bits change from one row to the next: logic synthesis finds few LUTs in a column that
/// seldom changes. Over 20 measured tables of 32 to 512 rows the LUT4 are 0.37 to 0.49 times the changes.
/// </summary>
internal static class RowSearch
{
    // Words of up to this many bits are searched whole: all words of a row, however many.
    private const int MostWholeBits = 17;

    // Where that takes no longer than to compare single words.
    private const int MostWholeWords = 20_000;

    /// <summary>The words, offset below and digits above; null where some row has none.</summary>
    /// <param name="corridor">What is allowed.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="mostWords">How many words of a row are compared one by one; where that are many, short words are searched whole.</param>
    public static long[]? Best(Corridor corridor, LogicShape shape, int mostWords)
    {
        int rows = ((corridor.Count - 1) >> shape.PlaceBits) + 1;
        bool isWhole = shape.RowBits <= MostWholeBits && mostWords > LogicOptions.FewWords;
        var words = new long[rows][];
        for (int row = 0; row < rows; row++)
        {
            LongWork.Continue();
            words[row] = Words(shape, new RowChoices(corridor, shape, row).All(), isWhole ? MostWholeWords : mostWords);
            if (words[row].Length == 0)
            {
                return null;
            }
        }

        return isWhole ? Whole(words, shape.RowBits) : OneByOne(words);
    }

    // Every so many-th word where they are more than that.
    private static long[] Words(LogicShape shape, List<RowChoice> choices, int most)
    {
        long places = (1L << shape.UsedBits) - 1;
        long squares = (1L << shape.SquareBits) - 1;
        long mask = (1L << shape.Width) - 1;
        long stride = (choices.Sum(choice => choice.Offsets) + most - 1) / most;
        long skipped = 0;
        var words = new List<long>();
        foreach (RowChoice choice in choices)
        {
            (long slope, long negative) = RadixFourDigits.Of(choice.Slope, shape.Digits);
            (long curvature, long negativeBend) = RadixFourDigits.Of(choice.Curvature, shape.CurvatureDigits);
            long digits = (curvature << shape.CurvatureFrom) | (slope << shape.Width);
            long offset = choice.Low + skipped;
            for (; offset <= choice.High; offset += stride)
            {
                words.Add(digits | ((offset - (negative * places) - (negativeBend * squares)) & mask));
            }

            skipped = offset - choice.High - 1;
        }

        return [.. words];
    }

    // For every word there is, the fewest changes of any path to it: the cost spreads over single bits, one after the other. Of each row only those
    // of its own words are kept: the others would be gigabytes.
    private static long[] Whole(long[][] words, int bits)
    {
        const ushort Never = ushort.MaxValue - 64;
        var reached = new ushort[words.Length][];
        ushort[] before = new ushort[1 << bits];
        ushort[] spread = new ushort[1 << bits];
        for (int row = 0; row < words.Length; row++)
        {
            LongWork.Continue();
            (before, spread) = (spread, before);
            Array.Fill(spread, Never);
            reached[row] = new ushort[words[row].Length];
            for (int i = 0; i < words[row].Length; i++)
            {
                long word = words[row][i];
                reached[row][i] = spread[word] = before[word];
            }

            for (int bit = 0; bit < bits; bit++)
            {
                Spread(spread, 1 << bit);
            }
        }

        var chosen = new long[words.Length];
        chosen[^1] = First(words[^1], reached[^1], _ => 0);
        for (int row = words.Length - 2; row >= 0; row--)
        {
            long next = chosen[row + 1];
            chosen[row] = First(words[row], reached[row], word => BitOperations.PopCount((ulong)(word ^ next)));
        }

        return chosen;
    }

    // The first of the words with the fewest changes before it and behind it together.
    private static long First(long[] words, ushort[] reached, Func<long, int> behind) =>
        words[Enumerable.Range(0, words.Length).MinBy(i => reached[i] + behind(words[i]))];

    private static void Spread(ushort[] costs, int bit)
    {
        if (bit >= Vector128<ushort>.Count)
        {
            SpreadOverVectors(costs, bit);
        }
        else if (costs.Length >= Vector128<ushort>.Count)
        {
            SpreadInVectors(costs, bit);
        }
        else
        {
            for (int word = 0; word < costs.Length; word++)
            {
                if ((word & bit) == 0)
                {
                    (ushort without, ushort with) = (costs[word], costs[word | bit]);
                    costs[word] = (ushort)Math.Min(without, with + 1);
                    costs[word | bit] = (ushort)Math.Min(with, without + 1);
                }
            }
        }
    }

    // Eight words at once; the other word of each is in another eight.
    private static void SpreadOverVectors(ushort[] costs, int bit)
    {
        for (int start = 0; start < costs.Length; start += 2 * bit)
        {
            Span<Vector128<ushort>> without = MemoryMarshal.Cast<ushort, Vector128<ushort>>(costs.AsSpan(start, bit));
            Span<Vector128<ushort>> with = MemoryMarshal.Cast<ushort, Vector128<ushort>>(costs.AsSpan(start + bit, bit));
            for (int i = 0; i < without.Length; i++)
            {
                Vector128<ushort> least = Vector128.Min(without[i], with[i] + Vector128<ushort>.One);
                with[i] = Vector128.Min(with[i], without[i] + Vector128<ushort>.One);
                without[i] = least;
            }
        }
    }

    // It is in the same eight.
    private static void SpreadInVectors(ushort[] costs, int bit)
    {
        Vector128<ushort> others = Vector128<ushort>.Indices ^ Vector128.Create((ushort)bit);
        foreach (ref Vector128<ushort> words in MemoryMarshal.Cast<ushort, Vector128<ushort>>(costs.AsSpan()))
        {
            words = Vector128.Min(words, Vector128.Shuffle(words, others) + Vector128<ushort>.One);
        }
    }

    private static long[] OneByOne(long[][] words)
    {
        var from = new int[words.Length][];
        int[] costs = new int[words[0].Length];
        for (int row = 1; row < words.Length; row++)
        {
            LongWork.Continue();
            (costs, from[row]) = Extend(words[row - 1], costs, words[row]);
        }

        int at = Array.IndexOf(costs, costs.Min());
        var chosen = new long[words.Length];
        for (int row = words.Length - 1; row >= 0; row--)
        {
            chosen[row] = words[row][at];
            at = row > 0 ? from[row][at] : 0;
        }

        return chosen;
    }

    // The cheapest words before come first: where one of them costs more by itself than a path that is known, so do all behind it. Of equal paths the one
    // from the first word is kept.
    private static (int[] Costs, int[] From) Extend(long[] before, int[] costsBefore, long[] words)
    {
        int[] order = [.. Enumerable.Range(0, before.Length).OrderBy(k => costsBefore[k])];
        int[] ordered = [.. order.Select(k => costsBefore[k])];
        long[] cheapest = [.. order.Select(k => before[k])];
        var costs = new int[words.Length];
        var from = new int[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            int least = int.MaxValue;
            for (int at = 0; at < order.Length && ordered[at] <= least; at++)
            {
                int cost = ordered[at] + BitOperations.PopCount((ulong)(cheapest[at] ^ words[i]));
                if (cost < least || (cost == least && order[at] < from[i]))
                {
                    (least, from[i]) = (cost, order[at]);
                }
            }

            costs[i] = least;
        }

        return (costs, from);
    }
}
