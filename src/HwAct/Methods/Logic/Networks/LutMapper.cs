using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>Covers gates with look-up tables of a few inputs: of every gate the best cuts by area flow (what a cut costs, shared by all that read it),
/// and twice again with what the last cover reads.</summary>
internal sealed class LutMapper
{
    private const int Cuts = 12;
    private const int Passes = 3;

    private readonly GateBuilder gates;
    private readonly int lutInputs;
    private readonly double[] readers;
    private readonly double[] flow;
    private readonly List<int[]>[] cuts;

    private LutMapper(GateBuilder gates, int lutInputs)
    {
        (this.gates, this.lutInputs) = (gates, lutInputs);
        int signals = gates.Inputs + gates.Gates.Count;
        readers = new double[signals];
        flow = new double[signals];
        cuts = new List<int[]>[signals];
    }

    /// <summary>The network of a program of one input.</summary>
    /// <param name="program">The program.</param>
    /// <param name="type">The type of the network's result, which holds all that the program gives.</param>
    /// <param name="lutInputs">The most inputs of a table.</param>
    public static LogicNetwork Network(KernelProgram program, IntegerType type, int lutInputs)
    {
        (GateBuilder gates, int[] outputs) = GateWriter.Of(ExactWidths.Of(program));
        int[] kept = [.. Enumerable.Range(0, type.Bits).Select(bit => outputs[Math.Min(bit, outputs.Length - 1)])];
        (List<Lut> luts, int[] signals) = Map(gates, kept, lutInputs);
        return new LogicNetwork(gates.Inputs, lutInputs, [.. luts], [.. signals], type.Signed);
    }

    /// <summary>The tables that make some signals, each after what it reads, and which signals those are now.</summary>
    public static (List<Lut> Luts, int[] Outputs) Map(GateBuilder gates, int[] outputs, int lutInputs)
    {
        var mapper = new LutMapper(gates, lutInputs);
        foreach (int read in gates.Gates.SelectMany(gate => gate.Inputs).Concat(outputs.Where(output => output >= 0)))
        {
            mapper.readers[read]++;
        }

        for (int pass = 0; ; pass++)
        {
            mapper.Cut();
            bool[] used = mapper.Cover(outputs);
            if (pass == Passes - 1)
            {
                return mapper.Written(outputs, used);
            }
        }
    }

    private void Cut()
    {
        for (int input = 0; input < gates.Inputs; input++)
        {
            cuts[input] = [[input]];
        }

        for (int i = 0; i < gates.Gates.Count; i++)
        {
            int signal = gates.Inputs + i;
            List<int[]> merged = [[]];
            foreach (int read in gates.Gates[i].Inputs)
            {
                merged = [.. merged.SelectMany(cut => cuts[read].Select(other => Union(cut, other))).OfType<int[]>()];
                merged = Best(merged, 4 * Cuts);
            }

            List<int[]> best = Best(merged, Cuts);
            flow[signal] = FlowOf(best[0]) / Math.Max(1, readers[signal]);
            cuts[signal] = [.. best, [signal]];
        }
    }

    private double FlowOf(int[] cut) => 1 + cut.Sum(leaf => flow[leaf]);

    private List<int[]> Best(List<int[]> all, int most) =>
        [.. all.DistinctBy(cut => string.Join(',', cut), StringComparer.Ordinal).OrderBy(FlowOf).ThenBy(cut => cut.Length).Take(most)];

    private int[]? Union(int[] a, int[] b)
    {
        int[] both = [.. a.Union(b).Order()];
        return both.Length <= lutInputs ? both : null;
    }

    // The first cut of every signal that is needed.
    private bool[] Cover(int[] outputs)
    {
        Array.Clear(readers);
        var used = new bool[readers.Length];
        foreach (int output in outputs.Where(output => output >= 0))
        {
            readers[output]++;
            used[output] = true;
        }

        for (int signal = used.Length - 1; signal >= gates.Inputs; signal--)
        {
            if (used[signal])
            {
                foreach (int leaf in cuts[signal][0])
                {
                    readers[leaf]++;
                    used[leaf] = true;
                }
            }
        }

        return used;
    }

    private (List<Lut> Luts, int[] Outputs) Written(int[] outputs, bool[] used)
    {
        var luts = new List<Lut>();
        var number = new Dictionary<int, int>();
        for (int input = 0; input < gates.Inputs; input++)
        {
            number[input] = input;
        }

        for (int signal = gates.Inputs; signal < used.Length; signal++)
        {
            if (used[signal])
            {
                int[] cut = cuts[signal][0];
                number[signal] = gates.Inputs + luts.Count;
                luts.Add(new Lut(TableOf(signal, cut) & Lut.Mask(cut.Length), [.. cut.Select(leaf => number[leaf])]));
            }
        }

        foreach (int constant in outputs.Where(output => output < 0).Distinct())
        {
            number[constant] = gates.Inputs + luts.Count;
            luts.Add(new Lut(constant == GateBuilder.One ? 1UL : 0, []));
        }

        return (luts, [.. outputs.Select(output => number[output])]);
    }

    private ulong TableOf(int signal, int[] cut)
    {
        var known = new Dictionary<int, ulong>();
        for (int k = 0; k < cut.Length; k++)
        {
            known[cut[k]] = TruthTable.Variable(k);
        }

        return Of(signal);

        ulong Of(int at)
        {
            if (!known.TryGetValue(at, out ulong table))
            {
                Lut gate = gates.Gates[at - gates.Inputs];
                ulong[] read = [.. gate.Inputs.Select(Of)];
                table = (gate with { Inputs = [.. Enumerable.Range(0, read.Length)] }).On(read);
                known[at] = table;
            }

            return table;
        }
    }
}
