using System.Runtime.Intrinsics;

namespace HwAct.Methods;

/// <summary>What a network may make of each combination of its input bits that comes: an interval of numbers, all combinations side by side, one bit
/// of 64 of them in a word.</summary>
internal sealed class AllowedOutputs
{
    private readonly ulong[][] low;
    private readonly ulong[][] high;
    private readonly ulong[] there;
    private readonly bool isSigned;

    /// <summary>The outputs that are allowed.</summary>
    /// <param name="inputs">Input bits.</param>
    /// <param name="outputs">Output bits.</param>
    /// <param name="isSigned">Whether the highest output is a sign.</param>
    /// <param name="patterns">The combinations that come, and the least and the greatest number allowed for each.</param>
    public AllowedOutputs(int inputs, int outputs, bool isSigned, IReadOnlyList<(long Pattern, long Low, long High)> patterns)
    {
        this.isSigned = isSigned;
        Count = patterns.Count;
        Words = (Count + 255) / 256 * 4;
        Inputs = Planes(inputs);
        low = Planes(outputs);
        high = Planes(outputs);
        there = new ulong[Words];
        long least = isSigned ? -(1L << (outputs - 1)) : 0;
        long most = least + (1L << outputs) - 1;
        for (int at = 0; at < Count; at++)
        {
            Put(Inputs, at, patterns[at].Pattern);
            Put(low, at, Math.Clamp(patterns[at].Low, least, most) - least);
            Put(high, at, Math.Clamp(patterns[at].High, least, most) - least);
            there[at / 64] |= 1UL << (at % 64);
        }
    }

    /// <summary>How many combinations come.</summary>
    public int Count { get; }

    /// <summary>Words of a signal, a multiple of four.</summary>
    public int Words { get; }

    /// <summary>The input bits.</summary>
    public ulong[][] Inputs { get; }

    /// <summary>Where outputs are not allowed.</summary>
    /// <param name="outputs">The words of each output bit.</param>
    /// <param name="wrong">Receives a bit for each combination.</param>
    public void FindWrong(ReadOnlySpan<ulong[]> outputs, ulong[] wrong)
    {
        for (int word = 0; word < Words; word += 4)
        {
            Vector256<ulong> below = Vector256<ulong>.Zero;
            Vector256<ulong> above = Vector256<ulong>.Zero;
            for (int bit = 0; bit < outputs.Length; bit++)
            {
                var value = Vector256.LoadUnsafe(ref outputs[bit][word]);
                if (isSigned && bit == outputs.Length - 1)
                {
                    value = ~value;
                }

                var least = Vector256.LoadUnsafe(ref low[bit][word]);
                var most = Vector256.LoadUnsafe(ref high[bit][word]);
                below = Vector256.AndNot(least, value) | (below & ~(least ^ value));
                above = Vector256.AndNot(value, most) | (above & ~(value ^ most));
            }

            ((below | above) & Vector256.LoadUnsafe(ref there[word])).StoreUnsafe(ref wrong[word]);
        }
    }

    private ulong[][] Planes(int bits) => [.. Enumerable.Range(0, bits).Select(_ => new ulong[Words])];

    private static void Put(ulong[][] planes, int at, long value)
    {
        for (int bit = 0; bit < planes.Length; bit++)
        {
            planes[bit][at / 64] |= (ulong)(value >> bit & 1) << (at % 64);
        }
    }
}
