using System.Numerics;
using System.Runtime.Intrinsics;

namespace HwAct.Methods;

/// <summary>
/// Finds a few signals of which a table can be made. What some pairs of combinations leave of all sets of signals is looked at for all combinations, and
/// a set that fails adds the pair at which it does.
/// </summary>
internal sealed class Substitution
{
    private const int Attempts = 24;

    private readonly LutGraph graph;
    private readonly CareSet care;
    private readonly SeededRandom random;
    private readonly SignalChoice signals;

    /// <summary>The finder for a network.</summary>
    public Substitution(LutGraph graph, CareSet care, SeededRandom random, SignalChoice signals) =>
        (this.graph, this.care, this.random, this.signals) = (graph, care, random, signals);

    /// <summary>The signals that were found.</summary>
    public ReadOnlySpan<int> Found => signals.Chosen;

    /// <summary>The table of them.</summary>
    public ulong Table { get; private set; }

    /// <summary>Looks for at most so many signals besides some that are kept.</summary>
    /// <param name="kept">The signals that are read anyway.</param>
    /// <param name="more">How many more may be.</param>
    /// <param name="without">Signals that may not be read.</param>
    public bool Find(ReadOnlySpan<int> kept, int more, List<int> without)
    {
        for (int attempt = 0; attempt < Attempts && signals.Choose(kept, signals.Pairs, more, without); attempt++)
        {
            if (Verified())
            {
                return true;
            }

            if (signals.IsFull)
            {
                return false;
            }
        }

        return false;
    }

    // Whether the chosen signals do for all combinations; their table then, or else one more pair.
    private bool Verified()
    {
        ReadOnlySpan<int> chosen = signals.Chosen;
        int count = chosen.Length;
        int rows = 1 << count;
        Span<Vector256<ulong>> ones = stackalloc Vector256<ulong>[rows];
        Span<Vector256<ulong>> zeros = stackalloc Vector256<ulong>[rows];
        Span<Vector256<ulong>> part = stackalloc Vector256<ulong>[rows];
        ones.Clear();
        zeros.Clear();
        int groups = 0;
        foreach (int word in care.Groups)
        {
            part[0] = Vector256<ulong>.AllBitsSet;
            for (int k = 0; k < count; k++)
            {
                var bit = Vector256.LoadUnsafe(ref graph.ValueOf(chosen[k])[word]);
                for (int row = 0; row < 1 << k; row++)
                {
                    part[row + (1 << k)] = part[row] & bit;
                    part[row] = Vector256.AndNot(part[row], bit);
                }
            }

            var one = Vector256.LoadUnsafe(ref care.On[word]);
            var zero = Vector256.LoadUnsafe(ref care.Off[word]);
            for (int row = 0; row < rows; row++)
            {
                ones[row] |= part[row] & one;
                zeros[row] |= part[row] & zero;
            }

            if ((++groups & 15) == 0 && Conflict(ones, zeros) >= 0)
            {
                break;
            }
        }

        int conflict = Conflict(ones, zeros);
        if (conflict >= 0)
        {
            if (!signals.IsFull)
            {
                signals.Add(At(conflict, care.On), At(conflict, care.Off));
            }

            return false;
        }

        Table = 0;
        for (int row = 0; row < rows; row++)
        {
            bool isOne = ones[row] != Vector256<ulong>.Zero || (zeros[row] == Vector256<ulong>.Zero && random.Below(2) == 1);
            Table |= isOne ? 1UL << row : 0;
        }

        return true;
    }

    private static int Conflict(ReadOnlySpan<Vector256<ulong>> ones, ReadOnlySpan<Vector256<ulong>> zeros)
    {
        for (int row = 0; row < ones.Length; row++)
        {
            if (ones[row] != Vector256<ulong>.Zero && zeros[row] != Vector256<ulong>.Zero)
            {
                return row;
            }
        }

        return -1;
    }

    // The first combination of a set at which the chosen signals are a row.
    private int At(int row, ulong[] set)
    {
        foreach (int first in care.Groups)
        {
            for (int word = first; word < first + 4; word++)
            {
                ulong there = set[word];
                for (int k = 0; k < signals.Chosen.Length && there != 0; k++)
                {
                    ulong value = graph.ValueOf(signals.Chosen[k])[word];
                    there &= (row >> k & 1) == 0 ? ~value : value;
                }

                if (there != 0)
                {
                    return (64 * word) + BitOperations.TrailingZeroCount(there);
                }
            }
        }

        return 0;
    }
}
