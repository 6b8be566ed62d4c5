using System.Numerics;
using System.Runtime.InteropServices;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>
/// Chooses a few signals of which a table can be made: for no two combinations at which it has to differ may they all be the same. Some such
/// pairs sort out nearly all sets of signals. For each pair it is a set of bits which signals tell it apart, so that what tells many apart is found
/// word by word.
/// </summary>
internal sealed class SignalChoice
{
    private const int MostPairs = 64;
    private const int FirstPairs = 10;
    private const int Branches = 5;

    // An input is there for nothing.
    private const int ReadersOfInput = 3;

    private readonly LutGraph graph;
    private readonly CareSet care;
    private readonly SeededRandom random;
    private readonly List<int> candidates = [];
    private readonly List<long> ranks = [];
    private readonly ulong[] told;
    private readonly ulong[] tellers;
    private readonly ulong[] usable;
    private readonly int[] chosen = new int[Lut.MostInputs];
    private int words;
    private int pairs;
    private int count;

    /// <summary>The choice in a network.</summary>
    public SignalChoice(LutGraph graph, CareSet care, SeededRandom random)
    {
        (this.graph, this.care, this.random) = (graph, care, random);
        int most = (graph.Signals + 63) / 64;
        told = new ulong[graph.Signals];
        tellers = new ulong[MostPairs * most];
        usable = new ulong[most];
    }

    /// <summary>The signals that are chosen.</summary>
    public ReadOnlySpan<int> Chosen => chosen.AsSpan(0, count);

    /// <summary>All pairs that have to be told apart.</summary>
    public ulong Pairs => pairs == MostPairs ? ulong.MaxValue : (1UL << pairs) - 1;

    /// <summary>Whether no pair can be added.</summary>
    public bool IsFull => pairs == MostPairs;

    /// <summary>Begins with a table: its care set is known.</summary>
    /// <param name="mostLevels">The most tables on the way to a signal that may be read.</param>
    public void Begin(int mostLevels)
    {
        candidates.Clear();
        for (int signal = 0; signal < graph.Signals; signal++)
        {
            if (graph.IsThere(signal) && !care.IsAfter(signal) && graph.LevelOf(signal) <= mostLevels)
            {
                candidates.Add(signal);
            }
        }

        Rank();
        words = (candidates.Count + 63) / 64;
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

    /// <summary>The pairs that a signal tells apart; none where it may not be read.</summary>
    public ulong ToldBy(int signal) => told[signal];

    /// <summary>A signal by chance; null where none may be read.</summary>
    public int? Any() => candidates.Count == 0 ? null : candidates[random.Below(candidates.Count)];

    /// <summary>Chooses at most so many signals that tell pairs apart, besides some that are kept.</summary>
    /// <param name="kept">The signals that are read anyway.</param>
    /// <param name="left">The pairs; those that the kept ones tell apart included or not.</param>
    /// <param name="more">How many more may be.</param>
    /// <param name="without">Signals that may not be read.</param>
    /// <param name="mostLevels">The most tables on the way to one, where that is fewer than it was begun with.</param>
    public bool Choose(ReadOnlySpan<int> kept, ulong left, int more, List<int> without, int mostLevels = int.MaxValue)
    {
        count = 0;
        foreach (int signal in kept)
        {
            chosen[count++] = signal;
            left &= ~told[signal];
        }

        for (int i = 0; i < candidates.Count; i++)
        {
            ulong bit = 1UL << (i & 63);
            bool isUsable = graph.LevelOf(candidates[i]) <= mostLevels && !without.Contains(candidates[i]);
            usable[i >> 6] = (usable[i >> 6] & ~bit) | (isUsable ? bit : 0);
        }

        return Fill(left, more);
    }

    /// <summary>One pair more: a combination where the table has to be 1, and one where it has to be 0.</summary>
    public void Add(int one, int other)
    {
        tellers.AsSpan(pairs * words, words).Clear();
        for (int i = 0; i < candidates.Count; i++)
        {
            ulong[] value = graph.ValueOf(candidates[i]);
            ulong differs = ((value[one >> 6] >> (one & 63)) ^ (value[other >> 6] >> (other & 63))) & 1;
            told[candidates[i]] |= differs << pairs;
            tellers[(pairs * words) + (i >> 6)] |= differs << (i & 63);
        }

        pairs++;
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

    private bool Fill(ulong left, int more)
    {
        if (left == 0 || more <= 1)
        {
            return left == 0 || (more == 1 && FillLast(left));
        }

        int first = BitOperations.TrailingZeroCount(left) * words;
        int tried = 0;
        for (int word = 0; word < words; word++)
        {
            for (ulong set = tellers[first + word] & usable[word]; set != 0; set &= set - 1)
            {
                int signal = candidates[(64 * word) + BitOperations.TrailingZeroCount(set)];
                int before = count;
                chosen[count++] = signal;
                if (Fill(left & ~told[signal], more - 1))
                {
                    return true;
                }

                count = before;
                if (more > 2 && ++tried == Branches)
                {
                    return false;
                }
            }
        }

        return false;
    }

    // One that tells all of them apart.
    private bool FillLast(ulong left)
    {
        for (int word = 0; word < words; word++)
        {
            ulong set = usable[word];
            for (ulong rest = left; rest != 0 && set != 0; rest &= rest - 1)
            {
                set &= tellers[(BitOperations.TrailingZeroCount(rest) * words) + word];
            }

            if (set != 0)
            {
                chosen[count++] = candidates[(64 * word) + BitOperations.TrailingZeroCount(set)];
                return true;
            }
        }

        return false;
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
}
