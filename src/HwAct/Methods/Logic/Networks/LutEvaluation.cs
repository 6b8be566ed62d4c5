using System.Runtime.Intrinsics;

namespace HwAct.Methods;

/// <summary>Evaluates one look-up table for many combinations at a time.</summary>
internal static class LutEvaluation
{
    /// <summary>The output for every combination.</summary>
    /// <param name="table">The table.</param>
    /// <param name="inputs">The signals that it reads.</param>
    /// <param name="values">The words of every signal.</param>
    /// <param name="to">Receives as many words, a multiple of four.</param>
    public static void Run(ulong table, ReadOnlySpan<int> inputs, ulong[][] values, ulong[] to)
    {
        // Bits of the table as masks; one input after the other halves them.
        Span<Vector256<ulong>> leaves = stackalloc Vector256<ulong>[1 << inputs.Length];
        Span<Vector256<ulong>> halves = stackalloc Vector256<ulong>[(1 << inputs.Length) / 2];
        for (int row = 0; row < leaves.Length; row++)
        {
            leaves[row] = Vector256.Create((table >> row & 1) == 0 ? 0 : ulong.MaxValue);
        }

        if (inputs.IsEmpty)
        {
            Array.Fill(to, leaves[0][0]);
            return;
        }

        ulong[] first = values[inputs[0]];
        for (int word = 0; word < to.Length; word += 4)
        {
            var bit = Vector256.LoadUnsafe(ref first[word]);
            for (int row = 0; row < halves.Length; row++)
            {
                halves[row] = leaves[2 * row] ^ (bit & (leaves[2 * row] ^ leaves[(2 * row) + 1]));
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
