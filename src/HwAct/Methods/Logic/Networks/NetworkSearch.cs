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
    /// <summary>The words of few combinations, of which more can be tried.</summary>
    public const int FewWords = 16;

    private const int PartOfTwo = 2;

    private readonly LutGraph graph;
    private readonly CareSet care;
    private readonly SeededRandom random;
    private readonly SignalChoice signals;
    private readonly Substitution substitution;
    private readonly TwoTables twoTables;
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
        signals = new SignalChoice(graph, care, random);
        substitution = new Substitution(graph, care, random, signals);
        twoTables = new TwoTables(graph, care, random, signals);
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
        signals.Begin(levels);
        if (cone.Count > 1 && substitution.Find([], graph.LutInputs, cone))
        {
            Accept(node);
            return;
        }

        if (cone.Count > 1 && graph.Allowed.Words <= FewWords && random.Below(PartOfTwo) == 0 && FindTwo(node, levels))
        {
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

    // Two tables in place of two or more, some of what the first reads kept.
    private bool FindTwo(int node, int levels)
    {
        Span<int> kept = stackalloc int[Lut.MostInputs];
        int count = 0;
        foreach (int input in graph.ReadBy(node))
        {
            if (!cone.Contains(input) && count < graph.LutInputs - 1 && random.Below(3) > 0)
            {
                kept[count++] = input;
            }
        }

        if (!twoTables.Find(kept[..count], levels - 1, cone))
        {
            return false;
        }

        int second = cone[1];
        (int[] inner, ulong innerTable) = Reduced(twoTables.Inner, twoTables.InnerTable);
        (int[] outer, ulong outerTable) = Reduced([.. twoTables.Outer, second], twoTables.OuterTable);
        if (inner.Length < 2 || outer.Length < 2 || outer[^1] != second)
        {
            return false;
        }

        graph.Change(node, outer, outerTable, second, inner, innerTable);
        return true;
    }

    private void Accept(int node)
    {
        (int[] inputs, ulong table) = Reduced(substitution.Found, substitution.Table);
        if (inputs.Length == 1)
        {
            graph.Replace(node, inputs[0], table == 1);
        }
        else
        {
            graph.Change(node, inputs, table);
        }
    }

    // Only what a table depends on.
    private static (int[] Inputs, ulong Table) Reduced(ReadOnlySpan<int> found, ulong table)
    {
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

        return (inputs, table);
    }
}
