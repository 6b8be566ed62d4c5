using System.Numerics;
using System.Runtime.CompilerServices;
using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>How many look-up tables stand one after the other in the logic of a table, for each of its columns.</summary>
/// <remarks>
/// A column of no more address bits than a LUT has inputs is one LUT. Of more, the last LUT chooses by the highest bits among what is made of the others: by one bit
/// between two, by more where fewer of these are different (a column and its inverse are one). Slopes and high bits of offsets change seldom, and are there early.
/// </remarks>
internal static class TableLevels
{
    // Columns of more address bits are taken for dense.
    private const int MostStudied = 9;

    private static readonly ConditionalWeakTable<Table, Dictionary<(int Free, int Inputs), int[]>> Known = [];

    /// <summary>The levels of each column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="free">How many address bits there are from the lowest; those above are wired, to whatever makes it deepest.</param>
    /// <param name="inputs">Inputs of a LUT.</param>
    public static int[] Of(Table table, int free, int inputs)
    {
        Dictionary<(int Free, int Inputs), int[]> known = Known.GetOrCreateValue(table);
        lock (known)
        {
            return known.TryGetValue((free, inputs), out int[]? levels) ? levels
                : known[(free, inputs)] = [.. Enumerable.Range(0, table.Type.Bits).Select(bit => OfColumn(table, bit, free, inputs))];
        }
    }

    private static int OfColumn(Table table, int bit, int free, int inputs)
    {
        int places = 1 << free;
        bool[] column = [.. table.Entries.Select(entry => (entry >> bit & 1) != 0)];
        int deepest = 1;
        for (int first = 0; first < column.Length; first += places)
        {
            // Addresses past the end are never read: the last entry repeated is as good as any.
            bool[] part = [.. Enumerable.Range(first, places).Select(at => column[Math.Min(at, column.Length - 1)])];
            deepest = Math.Max(deepest, Levels(part, inputs));
        }

        return deepest;
    }

    private static int Levels(ReadOnlySpan<bool> column, int inputs)
    {
        bool[] needed = Needed(column);
        int bits = BitOperations.Log2((uint)needed.Length);
        if (bits <= inputs)
        {
            return bits == 0 ? 0 : 1;
        }

        int least = bits - inputs + 1;
        if (bits > MostStudied)
        {
            return least;
        }

        for (int chosen = 1; chosen < inputs; chosen++)
        {
            bool[][] parts = Different(needed, bits - chosen);
            if (parts.Length + chosen <= inputs)
            {
                least = Math.Min(least, 1 + parts.Select(part => Levels(part, inputs)).DefaultIfEmpty(0).Max());
            }
        }

        return least;
    }

    // The column of the address bits that it depends on.
    private static bool[] Needed(ReadOnlySpan<bool> column)
    {
        bool[] left = column.ToArray();
        for (int bit = BitOperations.Log2((uint)left.Length) - 1; bit >= 0; bit--)
        {
            bool[] low = [.. left.Where((_, at) => (at >> bit & 1) == 0)];
            if (low.SequenceEqual(left.Where((_, at) => (at >> bit & 1) != 0)))
            {
                left = low;
            }
        }

        return left;
    }

    // The parts of a column that are no constant, an inverse taken for the same.
    private static bool[][] Different(bool[] column, int bits)
    {
        var found = new Dictionary<string, bool[]>(StringComparer.Ordinal);
        foreach (bool[] part in column.Chunk(1 << bits).Where(part => part.Contains(!part[0])))
        {
            found.TryAdd(string.Concat(part.Select(value => value == part[0] ? '0' : '1')), part);
        }

        return [.. found.Values];
    }
}
