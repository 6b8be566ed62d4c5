using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Costs;

/// <summary>About how many LUT4 a table takes as logic.</summary>
/// <remarks>
/// What a column says is where it changes: so many changes among n entries are n·H(changes/n) bits of information, H the binary entropy, and
/// a LUT4 holds about ten of them after logic optimization, more in wide tables, whose columns share logic, and less in long ones. Measured with
/// yosys 0.23 (synth_ice40 -nobram) over 20 tables: 0.128 LUT4 a bit for 1024 entries of 6 columns, 0.105 for 32 of 14, 0.097 for 128 of 22, 0.088
/// for 256 of 35.
/// </remarks>
internal static class TableLuts
{
    private const double OfOneColumn = 0.125;
    private const double LessPerColumn = 0.002;
    private const double MorePerAddressBit = 0.004;
    private const double UsualAddressBits = 6;
    private const double Least = 0.08;
    private const double Ln2 = 0.69314718055994531;

    /// <summary>The LUT4 of the bits of a table that are read.</summary>
    public static double Of(Table table, ulong bits)
    {
        double information = 0;
        for (int bit = 0; bit < table.Type.Bits; bit++)
        {
            if ((bits >> bit & 1) != 0)
            {
                information += Information(table, bit);
            }
        }

        double more = MorePerAddressBit * (Log2(table.Entries.Length) - UsualAddressBits);
        return information * Math.Max(Least, OfOneColumn - (LessPerColumn * table.Type.Bits) + more);
    }

    private static double Information(Table table, int bit)
    {
        int entries = table.Entries.Length;
        int changes = 0;
        for (int i = 1; i < entries; i++)
        {
            changes += (int)((table.Entries[i] ^ table.Entries[i - 1]) >> bit & 1);
        }

        double share = (double)changes / entries;
        return changes == 0 ? 0 : -entries * ((share * Log2(share)) + ((1 - share) * Log2(1 - share)));
    }

    // Designs are chosen by it: the same on every machine.
    private static double Log2(double x) => DoubleFunctions.Log(x).Middle / Ln2;
}
