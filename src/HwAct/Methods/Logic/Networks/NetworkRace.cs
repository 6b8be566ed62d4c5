using System.Numerics;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>Searches from several networks on: each by itself, then the better half of the searches, and at last the best alone.</summary>
internal static class NetworkRace
{
    // Changes of a search for each table that it begins with, in all, and the words at which a change takes twice as long. Of few combinations it is half
    // as many again, and more searches are begun.
    private const int ChangesPerLut = 4000;
    private const int Changes = 420_000;
    private const int LongWords = 512;
    private const int MoreLevels = 4;
    private const int SearchesOfFew = 6;
    private const int Parts = 16;

    /// <summary>The smallest network that was found.</summary>
    /// <param name="allowed">What the outputs may be.</param>
    /// <param name="starts">Networks whose outputs are allowed, the best first.</param>
    public static LogicNetwork Smallest(AllowedOutputs allowed, LogicNetwork[] starts)
    {
        bool isSmall = allowed.Words <= NetworkSearch.FewWords;
        long wanted = Math.Min(Changes, (long)ChangesPerLut * starts.Max(network => network.LutCount));
        int changes = (int)(wanted * LongWords / (LongWords + allowed.Words)) / 2 * (isSmall ? 3 : 2);
        int levels = starts.Max(network => network.Levels) + (isSmall ? MoreLevels : 0);

        // On as many cores as there are.
        var minimizers = new NetworkMinimizer[(isSmall ? SearchesOfFew : 1) * starts.Length];
        int rounds = Math.Max(1, BitOperations.Log2((uint)minimizers.Length));
        int spent = 0;
        for (int round = 0; round < rounds; round++)
        {
            spent += changes / 2 / rounds / minimizers.Length;
            int until = spent;
            Parallel.For(0, minimizers.Length, search =>
            {
                LongWork.Begin("minimizing a network of look-up tables");
                minimizers[search] ??= new NetworkMinimizer(allowed, starts[search % starts.Length], levels, (ulong)search + 1);
                minimizers[search].Run(until);
            });
            minimizers = [.. minimizers.OrderBy(minimizer => minimizer.Network.LutCount).Take(Math.Max(1, minimizers.Length / 2))];
        }

        NetworkMinimizer best = minimizers[0];
        for (int part = 1; part <= Parts; part++)
        {
            LongWork.Begin(string.Create(CultureInfo.InvariantCulture, $"minimizing a network of {best.Network.LutCount} look-up tables, {part} of {Parts}"));
            best.Run(spent + (changes / 2 * part / Parts));
        }

        return best.Network;
    }
}
