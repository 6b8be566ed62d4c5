using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>A network of look-up tables that is being changed, with the value of every signal for all combinations of the inputs.</summary>
internal sealed class LutGraph
{
    private readonly int[][] read;
    private readonly ulong[] tables;
    private readonly ulong[][] values;
    private readonly List<int>[] readers;
    private readonly int[] outputs;
    private readonly int[] outputUses;
    private readonly int[] levels;
    private readonly int[] heights;
    private readonly List<int> order = [];
    private readonly bool[] isMarked;

    /// <summary>The network of some tables.</summary>
    public LutGraph(AllowedOutputs allowed, int lutInputs, IReadOnlyList<Lut> luts, IReadOnlyList<int> outputs)
    {
        Allowed = allowed;
        LutInputs = lutInputs;
        Inputs = allowed.Inputs.Length;
        int signals = Inputs + luts.Count;
        read = new int[signals][];
        tables = new ulong[signals];
        values = [.. allowed.Inputs, .. luts.Select(_ => new ulong[allowed.Words])];
        readers = [.. Enumerable.Range(0, signals).Select(_ => new List<int>())];
        this.outputs = [.. outputs];
        outputUses = new int[signals];
        levels = new int[signals];
        heights = new int[signals];
        isMarked = new bool[signals];
        foreach (int output in outputs)
        {
            outputUses[output]++;
        }

        for (int i = 0; i < luts.Count; i++)
        {
            (read[Inputs + i], tables[Inputs + i]) = ([.. luts[i].Inputs], luts[i].Table);
            foreach (int input in luts[i].Inputs)
            {
                readers[input].Add(Inputs + i);
            }
        }

        foreach (int signal in Enumerable.Range(Inputs, luts.Count).Where(IsUnread).ToArray())
        {
            Remove(signal);
        }

        Sort();
        foreach (int node in order)
        {
            Evaluate(node, values, values[node]);
        }
    }

    /// <summary>What the outputs may be.</summary>
    public AllowedOutputs Allowed { get; }

    /// <summary>Input bits, which are the first signals.</summary>
    public int Inputs { get; }

    /// <summary>The most inputs of a table.</summary>
    public int LutInputs { get; }

    /// <summary>Number of signals, of which some may be gone.</summary>
    public int Signals => values.Length;

    /// <summary>The tables that are there, each after what it reads.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>Tables that take one of the FPGA: constants take none.</summary>
    public int Count => order.Count(node => read[node].Length > 0);

    /// <summary>The value of a signal for all combinations.</summary>
    public ulong[] ValueOf(int signal) => values[signal];

    /// <summary>The signals that a table reads.</summary>
    public ReadOnlySpan<int> ReadBy(int node) => read[node];

    /// <summary>The tables that read a signal.</summary>
    public List<int> ReadersOf(int signal) => readers[signal];

    /// <summary>Whether a signal is an input or a table that is there.</summary>
    public bool IsThere(int signal) => signal < Inputs || read[signal] is not null;

    /// <summary>Whether some output is the signal.</summary>
    public bool IsOutput(int signal) => outputUses[signal] > 0;

    /// <summary>Tables on the longest way from an input to a signal.</summary>
    public int LevelOf(int signal) => levels[signal];

    /// <summary>Tables on the longest way from a signal, its own not included, to an output.</summary>
    public int HeightOf(int signal) => heights[signal];

    /// <summary>Tables one after the other.</summary>
    public int Levels => outputs.Max(output => levels[output]);

    /// <summary>The signals of the outputs.</summary>
    public ReadOnlySpan<int> Outputs => outputs;

    /// <summary>Has a table be another function of other signals, and removes what then is not read.</summary>
    public void Change(int node, ReadOnlySpan<int> inputs, ulong table)
    {
        int[] before = read[node];
        foreach (int input in before)
        {
            readers[input].Remove(node);
        }

        read[node] = inputs.ToArray();
        tables[node] = table;
        foreach (int input in inputs)
        {
            readers[input].Add(node);
        }

        foreach (int input in before)
        {
            if (IsUnread(input))
            {
                Remove(input);
            }
        }

        Sort();
        Refresh(node);
    }

    /// <summary>Makes a table of other signals and of a second one, which takes the place of one that only it needed.</summary>
    public void Change(int node, ReadOnlySpan<int> inputs, ulong table, int second, ReadOnlySpan<int> secondInputs, ulong secondTable)
    {
        (read[node], tables[node]) = (inputs.ToArray(), table);
        (read[second], tables[second]) = (secondInputs.ToArray(), secondTable);
        foreach (int output in outputs)
        {
            Reach(output);
        }

        foreach (List<int> those in readers)
        {
            those.Clear();
        }

        for (int signal = Inputs; signal < read.Length; signal++)
        {
            read[signal] = isMarked[signal] ? read[signal] : null!;
            foreach (int input in read[signal] ?? [])
            {
                readers[input].Add(signal);
            }
        }

        Array.Clear(isMarked);
        Sort();
        Refresh(second);
    }

    /// <summary>Has everything that reads a table read another signal instead, or its opposite; outputs keep the table where it is the opposite.</summary>
    public void Replace(int node, int by, bool isInverted)
    {
        foreach (int reader in readers[node].ToArray())
        {
            Reconnect(reader, node, by, isInverted);
        }

        if (outputUses[node] > 0)
        {
            if (isInverted)
            {
                Change(node, [by], 1);
                return;
            }

            for (int bit = 0; bit < outputs.Length; bit++)
            {
                if (outputs[bit] == node)
                {
                    outputs[bit] = by;
                }
            }

            outputUses[by] += outputUses[node];
            outputUses[node] = 0;
        }

        if (read[node] is not null && IsUnread(node))
        {
            Remove(node);
        }

        Sort();
        foreach (int later in order)
        {
            Evaluate(later, values, values[later]);
        }
    }

    /// <summary>How many tables would be gone without a table: itself, and what only it reads.</summary>
    public void MarkCone(int node, List<int> cone)
    {
        cone.Add(node);
        for (int i = 0; i < cone.Count; i++)
        {
            foreach (int input in read[cone[i]])
            {
                if (input >= Inputs && outputUses[input] == 0 && !cone.Contains(input) && readers[input].TrueForAll(cone.Contains))
                {
                    cone.Add(input);
                }
            }
        }
    }

    /// <summary>The value of a table from those of what it reads.</summary>
    public void Evaluate(int node, ulong[][] from, ulong[] to)
    {
        int[] inputs = read[node];
        LutEvaluation.Run(tables[node], inputs, from, to);
    }

    /// <summary>The network as it stands.</summary>
    public LogicNetwork Written(bool isSigned)
    {
        var number = new Dictionary<int, int>();
        for (int input = 0; input < Inputs; input++)
        {
            number[input] = input;
        }

        var luts = new List<Lut>();
        foreach (int node in order)
        {
            number[node] = Inputs + luts.Count;
            luts.Add(new Lut(tables[node], [.. read[node].Select(input => number[input])]));
        }

        return new LogicNetwork(Inputs, LutInputs, [.. luts], [.. outputs.Select(output => number[output])], isSigned);
    }

    private bool IsUnread(int signal) => signal >= Inputs && outputUses[signal] == 0 && readers[signal].Count == 0 && read[signal] is not null;

    private void Remove(int node)
    {
        int[] inputs = read[node];
        read[node] = null!;
        foreach (int input in inputs)
        {
            readers[input].Remove(node);
            if (IsUnread(input))
            {
                Remove(input);
            }
        }
    }

    private void Reach(int signal)
    {
        if (signal >= Inputs && !isMarked[signal])
        {
            isMarked[signal] = true;
            foreach (int input in read[signal])
            {
                Reach(input);
            }
        }
    }

    private void Reconnect(int reader, int node, int by, bool isInverted)
    {
        int[] inputs = read[reader];
        int at = Array.IndexOf(inputs, node);
        ulong table = tables[reader];
        if (isInverted)
        {
            table = Flipped(table, at, inputs.Length);
        }

        readers[node].Remove(reader);
        int other = Array.IndexOf(inputs, by);
        if (other < 0)
        {
            inputs[at] = by;
            readers[by].Add(reader);
        }
        else
        {
            // Both are one signal now.
            ulong low = TruthTable.Without(table, Math.Max(at, other), 0, inputs.Length);
            ulong high = TruthTable.Without(table, Math.Max(at, other), 1, inputs.Length);
            ulong variable = TruthTable.Variable(Math.Min(at, other));
            table = ((low & ~variable) | (high & variable)) & Lut.Mask(inputs.Length - 1);
            int gone = Math.Max(at, other);
            inputs[Math.Min(at, other)] = by;
            read[reader] = [.. inputs[..gone], .. inputs[(gone + 1)..]];
        }

        tables[reader] = table;
    }

    private static ulong Flipped(ulong table, int input, int inputs)
    {
        ulong variable = TruthTable.Variable(input);
        int distance = 1 << input;
        return (((table & variable) >> distance) | ((table & ~variable) << distance)) & Lut.Mask(inputs);
    }

    private void Refresh(int node)
    {
        isMarked[node] = true;
        foreach (int later in order)
        {
            if (!isMarked[later])
            {
                foreach (int input in read[later])
                {
                    isMarked[later] |= isMarked[input];
                }
            }

            if (isMarked[later])
            {
                Evaluate(later, values, values[later]);
            }
        }

        Array.Clear(isMarked);
    }

    private void Sort()
    {
        order.Clear();
        for (int node = Inputs; node < read.Length; node++)
        {
            if (read[node] is not null)
            {
                Visit(node);
            }
        }

        Array.Clear(isMarked);
        Array.Clear(heights);
        for (int i = order.Count - 1; i >= 0; i--)
        {
            foreach (int input in read[order[i]])
            {
                heights[input] = Math.Max(heights[input], heights[order[i]] + 1);
            }
        }
    }

    // As deep as the network is.
    private void Visit(int node)
    {
        if (isMarked[node])
        {
            return;
        }

        isMarked[node] = true;
        int level = 0;
        foreach (int input in read[node])
        {
            if (input >= Inputs)
            {
                Visit(input);
            }

            level = Math.Max(level, levels[input] + 1);
        }

        levels[node] = read[node].Length == 0 ? 0 : level;
        order.Add(node);
    }
}
