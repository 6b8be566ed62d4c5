using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Makes a network larger by a table that it has twice, each read by some of what reads it: each of both then matters less, and the search
/// comes to networks that it does not come to otherwise.</summary>
internal static class NetworkSplit
{
    /// <summary>The network with one table twice; the same one where no table is read twice.</summary>
    public static LogicNetwork Of(LogicNetwork network, SeededRandom random)
    {
        int[] readers = new int[network.Signals];
        foreach (int signal in network.Luts.SelectMany(lut => lut.Inputs).Concat(network.Outputs))
        {
            readers[signal]++;
        }

        int[] shared = [.. Enumerable.Range(network.Inputs, network.Luts.Length).Where(signal => readers[signal] > 1)];
        if (shared.Length == 0)
        {
            return network;
        }

        int split = shared[random.Below(shared.Length)];
        int left = readers[split];
        int moved = 1 + random.Below(left - 1);

        // The copy stands right after it; so many of the rest read the copy.
        int Renumbered(int signal)
        {
            int later = signal > split ? signal + 1 : signal;
            if (signal != split)
            {
                return later;
            }

            bool isMoved = random.Below(left--) < moved;
            moved -= isMoved ? 1 : 0;
            return isMoved ? split + 1 : split;
        }

        var luts = new List<Lut>();
        for (int i = 0; i < network.Luts.Length; i++)
        {
            luts.Add(new Lut(network.Luts[i].Table, [.. network.Luts[i].Inputs.Select(Renumbered)]));
            if (network.Inputs + i == split)
            {
                luts.Add(luts[^1]);
            }
        }

        return new LogicNetwork(network.Inputs, network.LutInputs, [.. luts], [.. network.Outputs.Select(Renumbered)], network.Type.Signed);
    }
}
