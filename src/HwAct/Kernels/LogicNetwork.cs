using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// Look-up tables of a few inputs that read the bits of a number and each other, and of whose outputs another number is made: logic as an FPGA
/// has it. Signals are numbered: first the bits of the number that is read, the lowest first, then the tables in order.
/// </summary>
internal sealed class LogicNetwork
{
    /// <summary>The most bits that are read, or made.</summary>
    public const int MostBits = 24;

    /// <summary>The most tables.</summary>
    public const int MostLuts = 4096;

    private readonly int[] levels;

    /// <summary>Creates a network.</summary>
    /// <param name="inputs">How many bits are read.</param>
    /// <param name="lutInputs">How many inputs the FPGA's tables have.</param>
    /// <param name="luts">The tables, each of signals before it.</param>
    /// <param name="outputs">The signal of each bit of the result, the lowest first.</param>
    /// <param name="isSigned">Whether the highest of these is a sign.</param>
    /// <param name="mostBits">How many bits may be read or made: those of a part of another may be more.</param>
    /// <exception cref="KernelException">These make no network.</exception>
    public LogicNetwork(int inputs, int lutInputs, ImmutableArray<Lut> luts, ImmutableArray<int> outputs, bool isSigned, int mostBits = MostBits)
    {
        (Inputs, LutInputs, Luts, Outputs) = (inputs, lutInputs, luts, outputs);
        Require(inputs >= 1 && inputs <= mostBits && outputs.Length >= 1 && outputs.Length <= mostBits, $"reads and makes 1 to {mostBits} bits");
        Require(lutInputs is >= Lut.LeastInputs and <= Lut.MostInputs, $"has tables of {Lut.LeastInputs} to {Lut.MostInputs} inputs");
        Require(luts.Length <= MostLuts, $"has at most {MostLuts} tables");
        Type = new IntegerType(isSigned, outputs.Length);
        levels = new int[Signals];
        for (int i = 0; i < luts.Length; i++)
        {
            Lut lut = luts[i];
            int signal = inputs + i;
            Require(
                lut.Inputs.Length <= lutInputs && lut.Inputs.All(input => input >= 0 && input < signal) && lut.Inputs.Distinct().Count() == lut.Inputs.Length,
                $"has tables of up to {lutInputs} different signals before them, and table {i} is none");
            Require((lut.Table & ~Lut.Mask(lut.Inputs.Length)) == 0, $"has a table {i} of more than {1 << lut.Inputs.Length} bits");
            levels[signal] = lut.Inputs.IsEmpty ? 0 : 1 + lut.Inputs.Max(input => levels[input]);
        }

        var read = luts.SelectMany(lut => lut.Inputs).Concat(outputs).ToHashSet();
        Require(outputs.All(output => output >= 0 && output < Signals), "makes its result of signals that it has");
        Require(Enumerable.Range(inputs, luts.Length).All(read.Contains), "has no table that nothing reads");
        BitsRead = [.. Enumerable.Range(0, inputs).Where(read.Contains)];
    }

    /// <summary>How many bits are read.</summary>
    public int Inputs { get; }

    /// <summary>How many inputs the FPGA's tables have.</summary>
    public int LutInputs { get; }

    /// <summary>The tables.</summary>
    public ImmutableArray<Lut> Luts { get; }

    /// <summary>The signal of each bit of the result.</summary>
    public ImmutableArray<int> Outputs { get; }

    /// <summary>The type of the result.</summary>
    public IntegerType Type { get; }

    /// <summary>Number of signals.</summary>
    public int Signals => Inputs + Luts.Length;

    /// <summary>The bits of the number that is read of which the result can depend.</summary>
    public ImmutableArray<int> BitsRead { get; }

    /// <summary>Tables on the longest way from an input to an output: the delay of the network.</summary>
    public int Levels => Outputs.Max(LevelOf);

    /// <summary>Tables that take a look-up table of the FPGA: constants take none.</summary>
    public int LutCount => Luts.Count(lut => !lut.Inputs.IsEmpty);

    /// <summary>Bits of the tables, and of the numbers of the signals that they and the outputs read.</summary>
    public long RomBits => ((long)Luts.Length * (TableBits + (LutInputs * SignalType.Bits))) + ((long)Outputs.Length * SignalType.Bits);

    /// <summary>Bytes of the same as C arrays.</summary>
    public long RomBytes => ((long)Luts.Length * ((TableBits / 8) + (LutInputs * SignalType.StorageBits / 8))) + ((long)Outputs.Length * SignalType.StorageBits / 8);

    /// <summary>Bits of a table, as wide as the FPGA has them.</summary>
    public int TableBits => 1 << LutInputs;

    /// <summary>The type of a signal's number.</summary>
    public IntegerType SignalType => new ValueRange(0, Signals - 1).Type;

    /// <summary>Tables on the longest way from an input to a signal, its own included.</summary>
    public int LevelOf(int signal) => levels[signal];

    /// <summary>Evaluates 64 numbers at a time.</summary>
    /// <param name="signals">A word for each signal: bit i of it is that of number i. Those of the inputs are given, the others made.</param>
    public void Run(Span<ulong> signals)
    {
        for (int i = 0; i < Luts.Length; i++)
        {
            signals[Inputs + i] = Luts[i].On(signals);
        }
    }

    /// <summary>The same of which only the bits of a type are made, and only what they need.</summary>
    public LogicNetwork Narrowed(IntegerType type) => Part([.. Enumerable.Range(0, Inputs)], Outputs[..type.Bits], type.Signed, MostBits);

    /// <summary>A part of the network.</summary>
    /// <param name="read">The signals that it reads, in ascending order.</param>
    /// <param name="kept">The signals that it makes.</param>
    /// <param name="isSigned">Whether the highest of these is a sign.</param>
    /// <param name="mostBits">How many may be read or made.</param>
    public LogicNetwork Part(ImmutableArray<int> read, ImmutableArray<int> kept, bool isSigned, int mostBits)
    {
        var number = read.Select((signal, at) => (signal, at)).ToDictionary(pair => pair.signal, pair => pair.at);
        var needed = new HashSet<int>(kept);
        for (int signal = Signals - 1; signal >= Inputs; signal--)
        {
            if (needed.Contains(signal) && !number.ContainsKey(signal))
            {
                needed.UnionWith(Luts[signal - Inputs].Inputs);
            }
        }

        var luts = new List<Lut>();
        for (int signal = Inputs; signal < Signals; signal++)
        {
            if (needed.Contains(signal) && !number.ContainsKey(signal))
            {
                Lut lut = Luts[signal - Inputs];
                number[signal] = read.Length + luts.Count;
                luts.Add(lut with { Inputs = [.. lut.Inputs.Select(input => number[input])] });
            }
        }

        return new LogicNetwork(read.Length, LutInputs, [.. luts], [.. kept.Select(output => number[output])], isSigned, mostBits);
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new KernelException($"A network of look-up tables {what}.");
        }
    }
}
