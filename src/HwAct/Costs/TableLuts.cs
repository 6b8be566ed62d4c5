using System.Numerics;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Costs;

/// <summary>About how many LUT4 a table takes as logic.</summary>
/// <remarks>
/// Logic synthesis begins with a choice between two halves of the table for each address bit, the highest first, and shares the choices that are
/// alike or each other's inverse: a decision diagram of all columns. Choices by the lowest three bits vanish in the LUTs of those by the fourth, as do most
/// between what is by these and its inverse; a choice one half of which is constant, as of codes that are saturated, is a gate, and vanishes more often than not in
/// the LUT before or behind it. Of 295 tables of 3 to 12 address bits and 2 to 17 columns, up to 1410 LUT4 by yosys 0.23 (synth_ice40 -nobram), one is more than
/// four LUTs and a fifth off: where the code is the address but for the ends, an adder that no diagram shows. Up to four address bits each column that is no other's is one LUT.
/// </remarks>
internal static class TableLuts
{
    private const int LutInputs = 4;

    // Of the choices by the fourth bit and by those above, what part is a LUT of its own, and how many more are in large tables, which share less.
    private const double OfInversion = 0.4;
    private const double OfGate = 0.75;
    private const double OfUpper = 0.43;
    private const double OfUpperGate = 0.18;
    private const double PerWeight = 1.09;
    private const double MorePerDoubling = 0.06;
    private const double Ln2 = 0.69314718055994531;

    /// <summary>The LUT4 of the bits of a table that are read.</summary>
    public static double Of(Table table, ulong bits)
    {
        var diagram = new Diagram(table, bits);
        double weight = diagram.Choices[0] + (OfInversion * diagram.Inversions) + (OfGate * diagram.Gates[0]) + (OfUpper * diagram.Choices[1]) + (OfUpperGate * diagram.Gates[1]);
        return Math.Max(diagram.Columns, weight <= 1 ? weight : weight * (PerWeight + (MorePerDoubling * Log2(weight))));
    }

    // Designs are chosen by it: the same on every machine.
    private static double Log2(double x) => DoubleFunctions.Log(x).Middle / Ln2;

    // What is chosen is twice the number of a choice, 0 for the constant, and one more where it is the inverse.
    private sealed class Diagram
    {
        private const int Zero = 0;

        private readonly List<Dictionary<(int Low, int High), int>> known = [];
        private int next = 2;

        public Diagram(Table table, ulong bits)
        {
            int addressBits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)table.Entries.Length));
            known.AddRange(Enumerable.Range(0, addressBits).Select(_ => new Dictionary<(int Low, int High), int>()));
            var nodes = new int[1 << addressBits];
            var columns = new HashSet<int>();
            for (int bit = 0; bit < table.Type.Bits; bit++)
            {
                if ((bits >> bit & 1) == 0)
                {
                    continue;
                }

                for (int i = 0; i < nodes.Length; i++)
                {
                    nodes[i] = i < table.Entries.Length ? (int)(table.Entries[i] >> bit & 1) : Zero;
                }

                for (int level = 0; level < addressBits; level++)
                {
                    for (int i = 0; i < nodes.Length >> (level + 1); i++)
                    {
                        nodes[i] = Of(level, nodes[2 * i], nodes[(2 * i) + 1]);
                    }
                }

                columns.Add(nodes[0] & ~1);
            }

            Columns = columns.Count(column => !IsWire(column));
        }

        /// <summary>Choices by the fourth address bit, and by those above, between two that are not constant.</summary>
        public int[] Choices { get; } = [0, 0];

        /// <summary>Choices by the fourth address bit between two of which one is the other's inverse, in place of those.</summary>
        public int Inversions { get; private set; }

        /// <summary>Choices where one is constant.</summary>
        public int[] Gates { get; } = [0, 0];

        /// <summary>Different columns that are more than an address bit.</summary>
        public int Columns { get; }

        private static bool IsConstant(int node) => node <= 1;

        private int Of(int level, int low, int high)
        {
            if (low == high)
            {
                return low;
            }

            int inverse = low & 1;
            (int Low, int High) pair = (low ^ inverse, high ^ inverse);
            if (!known[level].TryGetValue(pair, out int node))
            {
                known[level][pair] = node = next;
                next += 2;
                Count(level, pair.Low, pair.High);
            }

            return node ^ inverse;
        }

        private void Count(int level, int low, int high)
        {
            if (level < LutInputs - 1 || (IsConstant(low) && IsConstant(high)))
            {
                return;
            }

            if (level < LutInputs && (low ^ high) == 1)
            {
                Inversions++;
            }
            else
            {
                (IsConstant(low) || IsConstant(high) ? Gates : Choices)[level < LutInputs ? 0 : 1]++;
            }
        }

        // A bit of the address, or nothing at all.
        private bool IsWire(int node) => IsConstant(node) || known.Any(level => level.TryGetValue((Zero, 1), out int bit) && bit == node);
    }
}
