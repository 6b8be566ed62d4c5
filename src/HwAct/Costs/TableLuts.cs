using System.Numerics;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Costs;

/// <summary>About how many LUT4 a table takes as logic.</summary>
/// <remarks>
/// Logic synthesis begins with a choice between two halves of the table for each address bit, the highest first, and shares the choices that are
/// alike: a decision diagram of all columns. Choices by the lowest two bits, and by the fourth, vanish in the LUTs of those above. Of 65 tables of 3 to
/// 12 address bits and 2 to 19 columns, 2 to 1139 LUT4 by yosys 0.23 (synth_ice40 -nobram), none is more than a fifth off; of codes of which most are saturated it
/// says up to twice too many. Up to four address bits each column that is no other's is one LUT.
/// </remarks>
internal static class TableLuts
{
    private const int LutInputs = 4;

    // Weights of the choices by the third bit and by those from the fifth on, and how many LUTs such a weight is: more in large
    // tables, which share less.
    private const double OfThird = 0.52;
    private const double OfUpper = 0.437;
    private const double PerWeight = 0.81;
    private const double MorePerDoubling = 0.129;
    private const double Ln2 = 0.69314718055994531;

    /// <summary>The LUT4 of the bits of a table that are read.</summary>
    public static double Of(Table table, ulong bits)
    {
        int[] choices = Choices(table, bits);
        if (choices.Length <= LutInputs)
        {
            return choices.Length == 0 ? 0 : choices[^1];
        }

        double weight = (OfThird * choices[2]) + (OfUpper * choices.Skip(LutInputs).Sum());
        return weight <= 1 ? weight : weight * (PerWeight + (MorePerDoubling * Log2(weight)));
    }

    // How many different choices there are by each address bit, from the lowest.
    private static int[] Choices(Table table, ulong bits)
    {
        int addressBits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)table.Entries.Length));
        var counts = new int[addressBits];
        var known = new Dictionary<long, int>[addressBits];
        for (int level = 0; level < addressBits; level++)
        {
            known[level] = [];
        }

        int next = 2;
        var nodes = new int[1 << addressBits];
        for (int bit = 0; bit < table.Type.Bits; bit++)
        {
            if ((bits >> bit & 1) == 0)
            {
                continue;
            }

            for (int i = 0; i < nodes.Length; i++)
            {
                nodes[i] = i < table.Entries.Length ? (int)(table.Entries[i] >> bit & 1) : 0;
            }

            for (int level = 0; level < addressBits; level++)
            {
                for (int i = 0; i < nodes.Length >> (level + 1); i++)
                {
                    nodes[i] = nodes[2 * i] == nodes[(2 * i) + 1] ? nodes[2 * i] : Node(level, nodes[2 * i], nodes[(2 * i) + 1]);
                }
            }
        }

        return counts;

        int Node(int level, int low, int high)
        {
            long pair = ((long)low << 32) | (uint)high;
            if (!known[level].TryGetValue(pair, out int node))
            {
                known[level][pair] = node = next++;
                counts[level]++;
            }

            return node;
        }
    }

    // Designs are chosen by it: the same on every machine.
    private static double Log2(double x) => DoubleFunctions.Log(x).Middle / Ln2;
}
