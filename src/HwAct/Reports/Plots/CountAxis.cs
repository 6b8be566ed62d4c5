using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>An axis of counts. It is logarithmic: one bad code in 65,536, or one clipped value in a million, is still seen.</summary>
internal static class CountAxis
{
    // Below the level of 1, so that what came once has a bar.
    private const double LowestLevel = -0.3;

    // From so many on, a tick at every second power of ten.
    private const long Many = 1_000_000;

    /// <summary>The map of levels up to that of a count.</summary>
    /// <param name="most">The largest count.</param>
    /// <param name="bottom">Pixel of the lower end.</param>
    public static Scale Of(long most, double bottom) => new(LowestLevel, Math.Max(Level(most), 1) + 0.15, bottom, Plot.Top);

    /// <summary>The level of a count, at least 1: its logarithm to the base of ten.</summary>
    /// <remarks>The C library's logarithm is not the same on every machine.</remarks>
    public static double Level(long count) => Decibel.OfPowerRatio(count) / 10;

    /// <summary>Ticks at powers of ten.</summary>
    public static ImmutableArray<Tick> Decades(long most)
    {
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        int every = most >= Many ? 100 : 10;
        for (long count = 1; count <= Math.Max(most, 10); count *= every)
        {
            ticks.Add(new Tick(Level(count), Figure.Shown(count)));
        }

        return ticks.ToImmutable();
    }
}
