using HwAct.Kernels;

namespace HwAct.Tests.Kernels;

/// <summary>Small networks of look-up tables, and the same evaluated bit by bit.</summary>
internal static class Networks
{
    /// <summary>Of five bits: whether most of 0, 2 and 4 are set, as a sign; bit 1; bit 3 or bit 1; and a one. A table of one input and one of none are among its tables.</summary>
    public static LogicNetwork Majority { get; } = new(
        5,
        4,
        [new Lut(0xE8, [0, 2, 4]), new Lut(1, [1]), new Lut(0xD, [6, 3]), new Lut(1, []), new Lut(0x6996, [0, 5, 7, 8])],
        [8, 1, 7, 9, 5],
        isSigned: true);

    /// <summary>The result of <see cref="Majority"/> in words.</summary>
    public static long MajorityOf(long value)
    {
        long Bit(int at) => (value >> at) & 1;
        long majority = Bit(0) + Bit(2) + Bit(4) >= 2 ? 1 : 0;
        long either = Bit(3) == 1 || Bit(1) == 1 ? 1 : 0;
        long parity = (Bit(0) + majority + either + 1) % 2;
        return 1 + (2 * Bit(1)) + (4 * either) + (8 * parity) - (16 * majority);
    }

    /// <summary>One number through a network, table by table.</summary>
    public static long Evaluate(LogicNetwork network, long value)
    {
        List<long> signals = [.. Enumerable.Range(0, network.Inputs).Select(bit => (value >> bit) & 1)];
        foreach (Lut lut in network.Luts)
        {
            int row = lut.Inputs.Select((input, k) => (int)signals[input] << k).Sum();
            signals.Add((long)((lut.Table >> row) & 1));
        }

        long result = network.Outputs.Select((output, bit) => signals[output] << bit).Sum();
        return network.Type.Signed && result > network.Type.Max ? result - network.Type.Count : result;
    }
}
