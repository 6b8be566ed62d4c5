namespace HwAct.Kernels;

/// <summary>One look-up table of a network: a bit for every combination of a few bits.</summary>
/// <param name="Table">Bit i is the output for the combination i, of which bit k is <paramref name="Inputs"/>[k].</param>
/// <param name="Inputs">The signals read, each once; none for a constant.</param>
internal sealed record Lut(ulong Table, ImmutableArray<int> Inputs)
{
    /// <summary>The most inputs that a table of 64 bits serves.</summary>
    public const int MostInputs = 6;

    /// <summary>The fewest inputs that look-up tables of an FPGA have.</summary>
    public const int LeastInputs = 4;

    /// <summary>The table as bits of which so many are the output for every combination of the inputs.</summary>
    public static ulong Mask(int inputs) => inputs == MostInputs ? ulong.MaxValue : (1UL << (1 << inputs)) - 1;

    /// <summary>The same function of more inputs, of which it does not depend on the last.</summary>
    public ulong TableOf(int inputs)
    {
        ulong table = Table;
        for (int k = Inputs.Length; k < inputs; k++)
        {
            table |= table << (1 << k);
        }

        return table;
    }

    /// <summary>The outputs for 64 combinations at a time.</summary>
    /// <param name="signals">For every signal, its value in each of the 64.</param>
    public ulong On(ReadOnlySpan<ulong> signals) => Part(Table, Inputs.Length, signals);

    private ulong Part(ulong table, int inputs, ReadOnlySpan<ulong> signals)
    {
        if (inputs == 0)
        {
            return (table & 1) == 0 ? 0 : ulong.MaxValue;
        }

        ulong last = signals[Inputs[inputs - 1]];
        int half = 1 << (inputs - 1);
        return (last & Part(table >> half, inputs - 1, signals)) | (~last & Part(table & ((1UL << half) - 1), inputs - 1, signals));
    }
}
