using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Writes logic as gates of up to four inputs, each function of each signals once: what depends on less is less, and an inverter is part of
/// what reads it.</summary>
internal sealed class GateBuilder
{
    /// <summary>The signal that is always 0.</summary>
    public const int Zero = -1;

    /// <summary>The signal that is always 1.</summary>
    public const int One = -2;

    private const ulong Xor3 = 0x96;
    private const ulong Majority = 0xE8;
    private const ulong Multiplexer = 0xCA;

    private readonly int inputs;
    private readonly List<Lut> gates = [];
    private readonly Dictionary<(ulong, int, int, int, int), int> known = [];

    /// <summary>Begins logic of so many input bits.</summary>
    public GateBuilder(int inputs) => this.inputs = inputs;

    /// <summary>The gates, each after what it reads.</summary>
    public IReadOnlyList<Lut> Gates => gates;

    /// <summary>Number of input bits, which are the first signals.</summary>
    public int Inputs => inputs;

    /// <summary>A constant bit.</summary>
    public static int Constant(bool value) => value ? One : Zero;

    /// <summary>The opposite.</summary>
    public int Not(int a) => Gate(1, a);

    /// <summary>Both.</summary>
    public int And(int a, int b) => Gate(8, a, b);

    /// <summary>One or both.</summary>
    public int Or(int a, int b) => Gate(14, a, b);

    /// <summary>One of both.</summary>
    public int Xor(int a, int b) => Gate(6, a, b);

    /// <summary>high where condition, else low.</summary>
    public int Select(int condition, int high, int low) => Gate(Multiplexer, low, high, condition);

    /// <summary>left + right + carry, modulo 2^n; and the carry out.</summary>
    public int[] Add(int[] left, int[] right, int carry, out int carryOut)
    {
        var sum = new int[left.Length];
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = Gate(Xor3, left[i], right[i], carry);
            carry = Gate(Majority, left[i], right[i], carry);
        }

        carryOut = carry;
        return sum;
    }

    /// <summary>A gate: bit i of its table for the combination i of its inputs, which may be the same or constant.</summary>
    public int Gate(ulong table, params ReadOnlySpan<int> read)
    {
        List<int> kept = [];
        var place = new int[read.Length];
        ulong fixedOnes = 0;
        ulong inverted = 0;
        for (int k = 0; k < read.Length; k++)
        {
            int signal = read[k];
            if (signal >= inputs && gates[signal - inputs] is { Inputs: [int source], Table: 1 })
            {
                (signal, inverted) = (source, inverted | (1UL << k));
            }

            if (signal < 0)
            {
                (place[k], fixedOnes) = (-1, fixedOnes | (signal == One ? 1UL << k : 0));
                continue;
            }

            place[k] = kept.IndexOf(signal);
            if (place[k] < 0)
            {
                place[k] = kept.Count;
                kept.Add(signal);
            }
        }

        ulong reduced = 0;
        for (int row = 0; row < 1 << kept.Count; row++)
        {
            ulong address = 0;
            for (int k = 0; k < read.Length; k++)
            {
                ulong bit = place[k] < 0 ? (fixedOnes >> k) & 1 : ((ulong)(row >> place[k]) & 1) ^ ((inverted >> k) & 1);
                address |= bit << k;
            }

            reduced |= ((table >> (int)address) & 1) << row;
        }

        return Made(reduced, kept);
    }

    private int Made(ulong table, List<int> read)
    {
        for (int k = read.Count - 1; k >= 0; k--)
        {
            if (TruthTable.Without(table, k, 0, read.Count) == TruthTable.Without(table, k, 1, read.Count))
            {
                table = TruthTable.Without(table, k, 0, read.Count);
                read.RemoveAt(k);
            }
        }

        if (read.Count == 0)
        {
            return Constant(table != 0);
        }

        if (read.Count == 1 && table == 2)
        {
            return read[0];
        }

        // Inputs in one order, so that the same function is one gate.
        int[] order = [.. Enumerable.Range(0, read.Count).OrderBy(k => read[k])];
        ulong ordered = TruthTable.Permuted(table, order);
        int[] sorted = [.. order.Select(k => read[k])];
        int At(int k) => k < sorted.Length ? sorted[k] : -1;
        (ulong, int, int, int, int) key = (ordered, At(0), At(1), At(2), At(3));
        if (!known.TryGetValue(key, out int signal))
        {
            signal = inputs + gates.Count;
            gates.Add(new Lut(ordered, [.. sorted]));
            known[key] = signal;
        }

        return signal;
    }
}
