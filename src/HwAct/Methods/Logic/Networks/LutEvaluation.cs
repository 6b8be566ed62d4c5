using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HwAct.Methods;

/// <summary>Evaluates one look-up table for many combinations at a time: bits of the table as masks, which one input after the other halves.</summary>
internal static class LutEvaluation
{
    /// <summary>The output for every combination.</summary>
    /// <param name="table">The table.</param>
    /// <param name="inputs">The signals that it reads.</param>
    /// <param name="values">The words of every signal.</param>
    /// <param name="to">Receives as many words, a multiple of four.</param>
    public static void Run(ulong table, ReadOnlySpan<int> inputs, ulong[][] values, ulong[] to)
    {
        if (inputs.IsEmpty)
        {
            Array.Fill(to, (table & 1) == 0 ? 0 : ulong.MaxValue);
        }
        else if (inputs.Length <= 4)
        {
            RunFew(table, inputs, values, to);
        }
        else
        {
            RunMany(table, inputs, values, to);
        }
    }

    // Fewer than four inputs read one of them again: that of a table that does not depend on it.
    private static void RunFew(ulong table, ReadOnlySpan<int> inputs, ulong[][] values, ulong[] to)
    {
        for (int k = inputs.Length; k < 4; k++)
        {
            table |= table << (1 << k);
        }

        ref ulong a = ref Words(0, inputs, values);
        ref ulong b = ref Words(1, inputs, values);
        ref ulong c = ref Words(2, inputs, values);
        ref ulong d = ref Words(3, inputs, values);
        ref ulong result = ref MemoryMarshal.GetArrayDataReference(to);
        (Vector256<ulong> m0, Vector256<ulong> d0) = Pair(table, 0);
        (Vector256<ulong> m1, Vector256<ulong> d1) = Pair(table, 1);
        (Vector256<ulong> m2, Vector256<ulong> d2) = Pair(table, 2);
        (Vector256<ulong> m3, Vector256<ulong> d3) = Pair(table, 3);
        (Vector256<ulong> m4, Vector256<ulong> d4) = Pair(table, 4);
        (Vector256<ulong> m5, Vector256<ulong> d5) = Pair(table, 5);
        (Vector256<ulong> m6, Vector256<ulong> d6) = Pair(table, 6);
        (Vector256<ulong> m7, Vector256<ulong> d7) = Pair(table, 7);
        for (nuint word = 0; word < (nuint)to.Length; word += 4)
        {
            var bit = Vector256.LoadUnsafe(ref a, word);
            Vector256<ulong> p0 = m0 ^ (bit & d0);
            Vector256<ulong> p1 = m1 ^ (bit & d1);
            Vector256<ulong> p2 = m2 ^ (bit & d2);
            Vector256<ulong> p3 = m3 ^ (bit & d3);
            Vector256<ulong> p4 = m4 ^ (bit & d4);
            Vector256<ulong> p5 = m5 ^ (bit & d5);
            Vector256<ulong> p6 = m6 ^ (bit & d6);
            Vector256<ulong> p7 = m7 ^ (bit & d7);
            bit = Vector256.LoadUnsafe(ref b, word);
            p0 ^= bit & (p0 ^ p1);
            p2 ^= bit & (p2 ^ p3);
            p4 ^= bit & (p4 ^ p5);
            p6 ^= bit & (p6 ^ p7);
            bit = Vector256.LoadUnsafe(ref c, word);
            p0 ^= bit & (p0 ^ p2);
            p4 ^= bit & (p4 ^ p6);
            bit = Vector256.LoadUnsafe(ref d, word);
            p0 ^= bit & (p0 ^ p4);
            p0.StoreUnsafe(ref result, word);
        }
    }

    private static ref ulong Words(int k, ReadOnlySpan<int> inputs, ulong[][] values) =>
        ref MemoryMarshal.GetArrayDataReference(values[inputs[Math.Min(k, inputs.Length - 1)]]);

    // What two rows are where the first input is 0, and where its bit makes a difference.
    private static (Vector256<ulong> Low, Vector256<ulong> Differs) Pair(ulong table, int pair)
    {
        ulong low = (table >> (2 * pair) & 1) == 0 ? 0 : ulong.MaxValue;
        ulong high = (table >> ((2 * pair) + 1) & 1) == 0 ? 0 : ulong.MaxValue;
        return (Vector256.Create(low), Vector256.Create(low ^ high));
    }

    private static void RunMany(ulong table, ReadOnlySpan<int> inputs, ulong[][] values, ulong[] to)
    {
        Span<Vector256<ulong>> low = stackalloc Vector256<ulong>[(1 << inputs.Length) / 2];
        Span<Vector256<ulong>> differs = stackalloc Vector256<ulong>[low.Length];
        Span<Vector256<ulong>> halves = stackalloc Vector256<ulong>[low.Length];
        for (int pair = 0; pair < low.Length; pair++)
        {
            (low[pair], differs[pair]) = Pair(table, pair);
        }

        for (int word = 0; word < to.Length; word += 4)
        {
            var bit = Vector256.LoadUnsafe(ref values[inputs[0]][word]);
            for (int row = 0; row < halves.Length; row++)
            {
                halves[row] = low[row] ^ (bit & differs[row]);
            }

            for (int k = 1; k < inputs.Length; k++)
            {
                bit = Vector256.LoadUnsafe(ref values[inputs[k]][word]);
                for (int row = 0; row < halves.Length >> k; row++)
                {
                    halves[row] = halves[2 * row] ^ (bit & (halves[2 * row] ^ halves[(2 * row) + 1]));
                }
            }

            halves[0].StoreUnsafe(ref to[word]);
        }
    }
}
