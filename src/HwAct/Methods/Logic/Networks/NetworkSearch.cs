using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// Makes a network smaller that may choose among outputs: takes a table, finds the combinations at which its value matters at all, and replaces it by
/// a signal, or makes it of other signals so that what only it reads is gone. What does not make the network smaller is done too: it comes to
/// where something does.
/// </summary>
internal sealed class NetworkSearch
{
    private readonly LutGraph graph;
    private readonly CareSet care;
    private readonly SeededRandom random;
    private readonly Substitution substitution;
    private readonly List<int> cone = [];
    private readonly List<int> none = [];
    private readonly int mostLevels;

    /// <summary>The search in a network.</summary>
    /// <param name="graph">The network, whose outputs are allowed.</param>
    /// <param name="mostLevels">The most tables one after the other.</param>
    /// <param name="seed">Which of many searches.</param>
    public NetworkSearch(LutGraph graph, int mostLevels, ulong seed)
    {
        (this.graph, this.mostLevels) = (graph, mostLevels);
        care = new CareSet(graph);
        random = new SeededRandom(seed);
        substitution = new Substitution(graph, care, random);
    }

    /// <summary>Tries so many changes.</summary>
    public void Run(int changes)
    {
        for (int i = 0; i < changes && graph.Order.Count > 0; i++)
        {
            if ((i & 63) == 0)
            {
                LongWork.Continue();
            }

            Try(graph.Order[random.Below(graph.Order.Count)]);
        }
    }

    private void Try(int node)
    {
        ReadOnlySpan<int> read = graph.ReadBy(node);
        if (read.IsEmpty)
        {
            return;
        }

        care.Find(node);
        int levels = mostLevels - graph.HeightOf(node) - 1;
        cone.Clear();
        graph.MarkCone(node, cone);
        substitution.Begin(signal => graph.LevelOf(signal) <= levels);
        if (cone.Count > 1 && substitution.Find([], graph.LutInputs, cone))
        {
            Accept(node);
            return;
        }

        // One signal in place of another: mostly nothing is gained by it yet.
        Span<int> kept = stackalloc int[Lut.MostInputs];
        int gone = random.Below(read.Length);
        int count = 0;
        for (int k = 0; k < read.Length; k++)
        {
            if (k != gone && (read.Length < 3 || random.Below(8) > 0))
            {
                kept[count++] = read[k];
            }
        }

        none.Clear();
        none.Add(read[gone]);
        if (substitution.Find(kept[..count], graph.LutInputs - count, none))
        {
            Accept(node);
        }
    }

    private void Accept(int node)
    {
        ReadOnlySpan<int> found = substitution.Found;
        ulong table = substitution.Table;
        int[] inputs = [.. found];
        for (int k = inputs.Length - 1; k >= 0; k--)
        {
            ulong low = TruthTable.Without(table, k, 0, inputs.Length);
            if (low == TruthTable.Without(table, k, 1, inputs.Length))
            {
                table = low;
                inputs = [.. inputs[..k], .. inputs[(k + 1)..]];
            }
        }

        if (inputs.Length == 1)
        {
            graph.Replace(node, inputs[0], table == 1);
        }
        else
        {
            graph.Change(node, inputs, table);
        }
    }
}
