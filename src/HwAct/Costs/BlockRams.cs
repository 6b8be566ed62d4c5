using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Costs;

/// <summary>How many block RAM the tables of a program fill: of 4096 bits, as an iCE40 has them, of which each is 256, 512, 1024 or 2048 words of 16, 8, 4 or 2 bits.</summary>
internal static class BlockRams
{
    /// <summary>How many LUTs and carry cells a block is worth: where one saves more, it is taken.</summary>
    public const int Worth = 40;

    private const int Bits = 4096;
    private const int LeastWidth = 2;
    private const int MostWidth = 16;

    /// <summary>Of all tables of a program that are read by address.</summary>
    public static int Of(KernelProgram kernel) => ExactWidths.Of(kernel).ReadTables.Sum(table => Of(table.Entries.Length, table.Type.Bits));

    /// <summary>Of one table: by the width that needs the fewest.</summary>
    /// <param name="entries">Number of entries.</param>
    /// <param name="bits">Bits of an entry.</param>
    public static int Of(int entries, int bits)
    {
        int fewest = int.MaxValue;
        for (int width = MostWidth; width >= LeastWidth; width /= 2)
        {
            fewest = Math.Min(fewest, Quotient(entries, Bits / width) * Quotient(bits, width));
        }

        return fewest;
    }

    /// <summary>What a program takes with its tables in block RAM, each as many LUTs and carry cells as it is worth.</summary>
    public static double Weight(KernelProgram kernel) => (Worth * Of(kernel)) + LutCount.OfLogic(kernel).Total;

    private static int Quotient(int value, int divisor) => (value + divisor - 1) / divisor;
}
