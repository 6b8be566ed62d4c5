using System.Runtime.Intrinsics;

namespace HwAct.Methods;

/// <summary>For which combinations of the inputs the value of a table matters: those where flipping it makes an output that is not allowed.</summary>
internal sealed class CareSet
{
    private readonly LutGraph graph;
    private readonly ulong[][] flipped;
    private readonly ulong[][] mixed;
    private readonly ulong[][] outputs;
    private readonly bool[] isAfter;
    private readonly ulong[] wrong;
    private readonly List<int> after = [];

    /// <summary>The buffers for a network.</summary>
    public CareSet(LutGraph graph)
    {
        this.graph = graph;
        flipped = new ulong[graph.Signals][];
        mixed = new ulong[graph.Signals][];
        outputs = new ulong[graph.Outputs.Length][];
        isAfter = new bool[graph.Signals];
        wrong = new ulong[graph.Allowed.Words];
        On = new ulong[graph.Allowed.Words];
        Off = new ulong[graph.Allowed.Words];
    }

    /// <summary>Where the table has to be 1.</summary>
    public ulong[] On { get; }

    /// <summary>Where it has to be 0.</summary>
    public ulong[] Off { get; }

    /// <summary>The first words of the groups of four in which it matters.</summary>
    public List<int> Groups { get; } = [];

    /// <summary>Whether a signal depends on the table, or is it.</summary>
    public bool IsAfter(int signal) => isAfter[signal];

    /// <summary>Finds it for a table.</summary>
    public void Find(int node)
    {
        foreach (int signal in after)
        {
            isAfter[signal] = false;
        }

        after.Clear();
        Mark(node);
        ulong[] own = graph.ValueOf(node);
        ulong[] to = mixed[node];
        for (int word = 0; word < own.Length; word++)
        {
            to[word] = ~own[word];
        }

        foreach (int later in graph.Order)
        {
            if (isAfter[later] || later == node)
            {
                continue;
            }

            bool reads = false;
            foreach (int input in graph.ReadBy(later))
            {
                reads |= isAfter[input];
            }

            if (reads)
            {
                foreach (int input in graph.ReadBy(later))
                {
                    if (!isAfter[input])
                    {
                        mixed[input] = graph.ValueOf(input);
                    }
                }

                Mark(later);
                graph.Evaluate(later, mixed, mixed[later]);
            }
        }

        for (int bit = 0; bit < outputs.Length; bit++)
        {
            int signal = graph.Outputs[bit];
            outputs[bit] = isAfter[signal] ? mixed[signal] : graph.ValueOf(signal);
        }

        graph.Allowed.FindWrong(outputs, wrong);
        Groups.Clear();
        for (int word = 0; word < wrong.Length; word += 4)
        {
            var matters = Vector256.LoadUnsafe(ref wrong[word]);
            var value = Vector256.LoadUnsafe(ref own[word]);
            (matters & value).StoreUnsafe(ref On[word]);
            Vector256.AndNot(matters, value).StoreUnsafe(ref Off[word]);
            if (matters != Vector256<ulong>.Zero)
            {
                Groups.Add(word);
            }
        }
    }

    private void Mark(int signal)
    {
        isAfter[signal] = true;
        after.Add(signal);
        mixed[signal] = flipped[signal] ??= new ulong[graph.Allowed.Words];
    }
}
