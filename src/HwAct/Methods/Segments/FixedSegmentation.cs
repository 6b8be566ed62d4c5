using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>The cuts whose segment number is a few leading bits of the index, so that no breakpoint is stored.</summary>
internal static class FixedSegmentation
{
    /// <summary>Starts of equal segments of 2^<paramref name="lengthBits"/> indices.</summary>
    public static ImmutableArray<int> Uniform(int count, int lengthBits)
    {
        List<int> starts = [];
        for (long start = 0; start < count; start += 1L << lengthBits)
        {
            starts.Add((int)start);
        }

        return [.. starts];
    }

    /// <summary>
    /// Starts of 2^<paramref name="splitBits"/> equal segments in each of 0 … 2^<paramref name="firstBits"/> and the octaves
    /// above it.
    /// </summary>
    public static ImmutableArray<int> Octave(int count, int firstBits, int splitBits)
    {
        List<int> starts = [];
        for (long octave = 0; octave < count; octave = octave == 0 ? 1L << firstBits : 2 * octave)
        {
            long length = (octave == 0 ? 1L << firstBits : octave) >> splitBits;
            for (int i = 0; i < 1 << splitBits && octave + (i * length) < count; i++)
            {
                starts.Add((int)(octave + (i * length)));
            }
        }

        return [.. starts];
    }

    /// <summary>All cuts of a kind into at most <paramref name="limit"/> segments, fewest first.</summary>
    public static ImmutableArray<ImmutableArray<int>> All(SegmentationKind kind, int count, int limit)
    {
        int bits = BitLength.Of(count - 1);
        IEnumerable<ImmutableArray<int>> cuts = kind switch
        {
            SegmentationKind.Uniform => Enumerable.Range(0, bits + 1).Reverse().Select(m => Uniform(count, m)),
            SegmentationKind.Octave =>
                from first in Enumerable.Range(0, bits)
                from split in Enumerable.Range(0, first + 1)
                where (long)(bits - first) << split <= 2L * limit
                select Octave(count, first, split),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only uniform and octave cuts are given by the index bits."),
        };
        return [.. cuts.TakeWhile(cut => kind != SegmentationKind.Uniform || cut.Length <= limit).Where(cut => cut.Length <= limit).OrderBy(cut => cut.Length)];
    }
}
