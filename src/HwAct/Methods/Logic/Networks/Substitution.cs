using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>
/// Finds a few signals of which a table can be made: for no two combinations at which it has to differ may they all be the same. Some such
/// pairs sort out nearly all sets of signals; what is left is looked at for all combinations, and a set that fails adds the pair at which it does.
/// </summary>
internal sealed class Substitution
{
    private const int MostPairs = 64;
    private const int FirstPairs = 10;
    private const int Attempts = 24;
    private const int Branches = 5;

    // An input is there for nothing.
    private const int ReadersOfInput = 3;

    private readonly LutGraph graph;
    private readonly CareSet care;
    private readonly SeededRandom random;
    private readonly List<int> candidates = [];
    private readonly List<long> ranks = [];
    private readonly ulong[] told;
    private readonly int[] on = new int[MostPairs];
    private readonly int[] off = new int[MostPairs];
    private readonly int[] chosen = new int[Lut.MostInputs];
    private int pairs;
    private int count;

    /// <summary>The finder for a network.</summary>
    public Substitution(LutGraph graph, CareSet care, SeededRandom random)
    {
        (this.graph, this.care, this.random) = (graph, care, random);
        told = new ulong[graph.Signals];
    }

    /// <summary>The signals that were found.</summary>
    public ReadOnlySpan<int> Found => chosen.AsSpan(0, count);

    /// <summary>The table of them.</summary>
    public ulong Table { get; private set; }

    /// <summary>Begins with a table: its care set is known.</summary>
    /// <param name="isCandidate">Which signals may be read.</param>
    public void Begin(Func<int, bool> isCandidate)
    {
        candidates.Clear();
        for (int signal = 0; signal < graph.Signals; signal++)
        {
            if (graph.IsThere(signal) && !care.IsAfter(signal) && isCandidate(signal))
            {
                candidates.Add(signal);
            }
        }

        Rank();
        pairs = 0;
        Array.Clear(told);
        for (int i = 0; i < FirstPairs; i++)
        {
            if (Pair() is (int one, int other))
            {
                Add(one, other);
            }
        }
    }

    /// <summary>Looks for at most so many signals besides some that are kept.</summary>
    /// <param name="kept">The signals that are read anyway.</param>
    /// <param name="more">How many more may be.</param>
    /// <param name="without">Signals that may not be read.</param>
    public bool Find(ReadOnlySpan<int> kept, int more, List<int> without)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            count = 0;
            ulong left = pairs == MostPairs ? ulong.MaxValue : (1UL << pairs) - 1;
            foreach (int signal in kept)
            {
                chosen[count++] = signal;
                left &= ~told[signal];
            }

            if (!Fill(left, more, without))
            {
                return false;
            }

            if (Verified())
            {
                return true;
            }

            if (pairs == MostPairs)
            {
                return false;
            }
        }

        return false;
    }

    // By chance, but what many read rather before what few do: that comes to be read by none.
    private void Rank()
    {
        ranks.Clear();
        foreach (int signal in candidates)
        {
            long weight = graph.ReadersOf(signal).Count + (signal < graph.Inputs ? ReadersOfInput : 0);
            ranks.Add((-weight * random.Below(1024) * graph.Signals) + signal);
        }

        CollectionsMarshal.AsSpan(ranks).Sort(CollectionsMarshal.AsSpan(candidates));
    }

    private bool Fill(ulong left, int more, List<int> without)
    {
        if (left == 0)
        {
            return true;
        }

        if (more == 0)
        {
            return false;
        }

        ulong pair = left & (~left + 1);
        int tried = 0;
        for (int i = 0; i < candidates.Count; i++)
        {
            int signal = candidates[i];
            if ((told[signal] & (more == 1 ? left : pair)) != (more == 1 ? left : pair) || without.Contains(signal))
            {
                continue;
            }

            int before = count;
            chosen[count++] = signal;
            if (Fill(left & ~told[signal], more - 1, without))
            {
                return true;
            }

            count = before;
            if (more > 2 && ++tried == Branches)
            {
                return false;
            }
        }

        return false;
    }

    // Whether the chosen signals do for all combinations; their table then, or else one more pair.
    private bool Verified()
    {
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
            if (pairs < MostPairs)
            {
                Add(At(conflict, care.On), At(conflict, care.Off));
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
                for (int k = 0; k < count && there != 0; k++)
                {
                    ulong value = graph.ValueOf(chosen[k])[word];
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

    // A combination where the table has to be 1, and one not far from it where it has to be 0.
    private (int On, int Off)? Pair()
    {
        int start = random.Below(care.Groups.Count);
        int one = -1;
        int other = -1;
        for (int i = 0; i < care.Groups.Count && (one < 0 || other < 0); i++)
        {
            int first = care.Groups[(start + i) % care.Groups.Count];
            for (int word = first; word < first + 4; word++)
            {
                one = one < 0 ? Somewhere(care.On[word], word) : one;
                other = other < 0 ? Somewhere(care.Off[word], word) : other;
            }
        }

        return one < 0 || other < 0 ? null : (one, other);
    }

    private int Somewhere(ulong set, int word)
    {
        if (set == 0)
        {
            return -1;
        }

        ulong turned = BitOperations.RotateRight(set, random.Below(64) is int by ? by : 0);
        return (64 * word) + ((BitOperations.TrailingZeroCount(turned) + by) & 63);
    }

    private void Add(int one, int other)
    {
        on[pairs] = one;
        off[pairs] = other;
        for (int i = 0; i < candidates.Count; i++)
        {
            ulong[] value = graph.ValueOf(candidates[i]);
            ulong differs = ((value[one >> 6] >> (one & 63)) ^ (value[other >> 6] >> (other & 63))) & 1;
            told[candidates[i]] |= differs << pairs;
        }

        pairs++;
    }
}
