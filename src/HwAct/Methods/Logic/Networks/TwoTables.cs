using System.Numerics;
using System.Runtime.Intrinsics;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>
/// Makes a table of another one, the inner, and of a few signals: seven signals of tables of four inputs instead of four. Where some row of
/// those signals has to be both 1 and 0, the inner table has to tell the combinations apart, and so all of them in two halves.
/// </summary>
internal sealed class TwoTables
{
    private const int Attempts = 3;
    private const int Draws = 20;

    private readonly LutGraph graph;
    private readonly CareSet care;
    private readonly SeededRandom random;
    private readonly SignalChoice signals;
    private readonly int[] outer = new int[Lut.MostInputs];
    private readonly ulong[] ones = new ulong[1 << (Lut.MostInputs - 1)];
    private readonly ulong[] zeros = new ulong[1 << (Lut.MostInputs - 1)];
    private int count;

    /// <summary>The finder for a network.</summary>
    public TwoTables(LutGraph graph, CareSet care, SeededRandom random, SignalChoice signals) =>
        (this.graph, this.care, this.random, this.signals) = (graph, care, random, signals);

    /// <summary>The signals of the outer table, to which the inner one comes as the last.</summary>
    public ReadOnlySpan<int> Outer => outer.AsSpan(0, count);

    /// <summary>The outer table.</summary>
    public ulong OuterTable { get; private set; }

    /// <summary>The signals of the inner table.</summary>
    public ReadOnlySpan<int> Inner => signals.Chosen;

    /// <summary>The inner table.</summary>
    public ulong InnerTable { get; private set; }

    /// <summary>Looks for both.</summary>
    /// <param name="kept">Signals that the outer table reads anyway.</param>
    /// <param name="mostLevels">The most tables on the way to a signal that the inner one may read.</param>
    /// <param name="without">Signals that may not be read.</param>
    public bool Find(ReadOnlySpan<int> kept, int mostLevels, List<int> without)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            ulong left = signals.Pairs & ~Drawn(kept, without);
            if (signals.Choose([], left, graph.LutInputs, without, mostLevels) && Verified())
            {
                return true;
            }
        }

        return false;
    }

    // The outer signals by chance, each one that tells something apart; what they tell apart.
    private ulong Drawn(ReadOnlySpan<int> kept, List<int> without)
    {
        kept.CopyTo(outer);
        count = kept.Length;
        ulong told = 0;
        foreach (int signal in kept)
        {
            told |= signals.ToldBy(signal);
        }

        for (int draw = 0; draw < Draws && count < graph.LutInputs - 1; draw++)
        {
            if (signals.Any() is int signal && !without.Contains(signal) && !Outer.Contains(signal) && (signals.ToldBy(signal) & ~told) != 0)
            {
                outer[count++] = signal;
                told |= signals.ToldBy(signal);
            }
        }

        return told;
    }

    private bool Verified()
    {
        ones.AsSpan().Clear();
        zeros.AsSpan().Clear();
        foreach (int word in care.Groups)
        {
            Split(word);
        }

        for (int row = 0; row < 1 << count; row++)
        {
            ulong both = ones[row] & zeros[row];
            if (both != 0)
            {
                int inner = BitOperations.TrailingZeroCount(both);
                if (!signals.IsFull)
                {
                    signals.Add(At(row, inner, care.On), At(row, inner, care.Off));
                }

                return false;
            }
        }

        return IsHalved();
    }

    // Which rows of the inner signals come with each row of the outer ones, where the value has to be 1 and where 0.
    private void Split(int word)
    {
        Span<Vector256<ulong>> rows = stackalloc Vector256<ulong>[1 << count];
        Span<Vector256<ulong>> columns = stackalloc Vector256<ulong>[1 << Inner.Length];
        Split(rows, Outer, word);
        Split(columns, Inner, word);
        var one = Vector256.LoadUnsafe(ref care.On[word]);
        var zero = Vector256.LoadUnsafe(ref care.Off[word]);
        for (int row = 0; row < rows.Length; row++)
        {
            Vector256<ulong> high = rows[row] & one;
            Vector256<ulong> low = rows[row] & zero;
            if ((high | low) == Vector256<ulong>.Zero)
            {
                continue;
            }

            for (int column = 0; column < columns.Length; column++)
            {
                ones[row] |= (columns[column] & high) == Vector256<ulong>.Zero ? 0 : 1UL << column;
                zeros[row] |= (columns[column] & low) == Vector256<ulong>.Zero ? 0 : 1UL << column;
            }
        }
    }

    private void Split(Span<Vector256<ulong>> parts, ReadOnlySpan<int> read, int word)
    {
        parts[0] = Vector256<ulong>.AllBitsSet;
        for (int k = 0; k < read.Length; k++)
        {
            var bit = Vector256.LoadUnsafe(ref graph.ValueOf(read[k])[word]);
            for (int row = 0; row < 1 << k; row++)
            {
                parts[row + (1 << k)] = parts[row] & bit;
                parts[row] = Vector256.AndNot(parts[row], bit);
            }
        }
    }

    // Whether the rows of the inner signals fall into two halves such that what each outer row has to tell apart is in different ones; both tables then.
    private bool IsHalved()
    {
        var halves = new Halves(1 << Inner.Length);
        for (int row = 0; row < 1 << count; row++)
        {
            if (ones[row] != 0 && zeros[row] != 0 && !halves.Join(ones[row], zeros[row]))
            {
                return false;
            }
        }

        InnerTable = halves.Half(random);
        OuterTable = 0;
        for (int row = 0; row < 1 << count; row++)
        {
            OuterTable |= Bit(row, ~InnerTable) << row;
            OuterTable |= Bit(row, InnerTable) << (row + (1 << count));
        }

        return true;
    }

    private ulong Bit(int row, ulong columns) =>
        (ones[row] & columns) != 0 || ((zeros[row] & columns) == 0 && random.Below(2) == 1) ? 1UL : 0;

    // The first combination of a set at which the outer signals are a row and the inner ones another.
    private int At(int row, int column, ulong[] set)
    {
        foreach (int first in care.Groups)
        {
            for (int word = first; word < first + 4; word++)
            {
                ulong there = set[word] & Where(row, Outer, word) & Where(column, Inner, word);
                if (there != 0)
                {
                    return (64 * word) + BitOperations.TrailingZeroCount(there);
                }
            }
        }

        return 0;
    }

    private ulong Where(int row, ReadOnlySpan<int> read, int word)
    {
        ulong there = ulong.MaxValue;
        for (int k = 0; k < read.Length; k++)
        {
            ulong value = graph.ValueOf(read[k])[word];
            there &= (row >> k & 1) == 0 ? ~value : value;
        }

        return there;
    }
}
