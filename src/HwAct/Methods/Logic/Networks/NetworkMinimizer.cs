using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>
/// Searches from one network on for a smaller one: changes that do not make it larger, then again and again a table or two split, the same changes, and
/// the result kept where it is not larger than what was there. Deterministic: nothing but the network and the number of the search decides.
/// </summary>
internal sealed class NetworkMinimizer
{
    private const int FirstChanges = 40;
    private const int ChangesPerLut = 30;
    private const int LeastLuts = 10;

    // Few tables have to be many for a while to come to where fewer do.
    private const int FewLuts = 40;
    private const int SplitsOfFew = 10;
    private const int Splits = 2;

    private readonly AllowedOutputs allowed;
    private readonly SeededRandom random;
    private readonly int mostLevels;
    private readonly ulong seed;
    private int spent;

    /// <summary>Begins with a network whose outputs are allowed.</summary>
    /// <param name="allowed">What the outputs may be.</param>
    /// <param name="network">The network.</param>
    /// <param name="mostLevels">The most tables one after the other; what the network has where that is more.</param>
    /// <param name="seed">Which of many searches.</param>
    public NetworkMinimizer(AllowedOutputs allowed, LogicNetwork network, int mostLevels, ulong seed)
    {
        (this.allowed, this.seed) = (allowed, seed);
        this.mostLevels = Math.Max(mostLevels, network.Levels);
        random = new SeededRandom(seed);
        Network = Changed(network, FirstChanges * network.LutCount);
    }

    /// <summary>The smallest network so far.</summary>
    public LogicNetwork Network { get; private set; }

    /// <summary>Goes on until so many changes have been tried in all.</summary>
    public void Run(int changes)
    {
        while (spent < changes && Network.LutCount > 0)
        {
            LogicNetwork next = Network;
            for (int splits = random.Below(4) == 0 ? 0 : 1 + random.Below(Network.LutCount <= FewLuts ? SplitsOfFew : Splits); splits > 0; splits--)
            {
                next = NetworkSplit.Of(next, random);
            }

            next = Changed(next, ChangesPerLut * Math.Max(LeastLuts, Network.LutCount));
            Network = next.LutCount <= Network.LutCount ? next : Network;
        }
    }

    private LogicNetwork Changed(LogicNetwork network, int changes)
    {
        var graph = new LutGraph(allowed, network.LutInputs, network.Luts, network.Outputs);
        new NetworkSearch(graph, mostLevels, unchecked((seed * 7919) + (ulong)spent)).Run(changes);
        spent += changes;
        return graph.Written(network.Type.Signed);
    }
}
