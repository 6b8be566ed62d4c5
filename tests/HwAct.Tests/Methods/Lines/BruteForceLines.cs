using HwAct.Methods;

namespace HwAct.Tests.Methods.Lines;

/// <summary>Every slope and every constant, tried: the oracle that the clever searches are held to.</summary>
internal static class BruteForceLines
{
    /// <summary>Whether some line ((c1 · u) >> shift) + c0 with a slope from the list serves first … last.</summary>
    public static bool Serves(AllowedIntervals allowed, int first, int last, int shift, IEnumerable<long> slopes)
    {
        foreach (long slope in slopes)
        {
            long low = long.MinValue;
            long high = long.MaxValue;
            for (int t = first; t <= last; t++)
            {
                long value = (slope * (t - first)) >> shift;
                low = Math.Max(low, allowed.Low[t] - value);
                high = Math.Min(high, allowed.High[t] - value);
            }

            if (low <= high)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Fewest segments over all cuts on a grid, by dynamic programming; int.MaxValue if there is none.</summary>
    public static int FewestSegments(AllowedIntervals allowed, int shift, int grid, IReadOnlyCollection<long> slopes)
    {
        int count = allowed.Count;
        int[] fewest = new int[count + 1];
        for (int first = count - 1; first >= 0; first--)
        {
            fewest[first] = int.MaxValue;
            if (first % grid != 0)
            {
                continue;
            }

            for (int end = first + 1; end <= count; end++)
            {
                if ((end == count || end % grid == 0) && fewest[end] != int.MaxValue && Serves(allowed, first, end - 1, shift, slopes))
                {
                    fewest[first] = Math.Min(fewest[first], fewest[end] + 1);
                }
            }
        }

        return fewest[0];
    }

    /// <summary>A random walk with a random width around it.</summary>
    public static AllowedIntervals RandomIntervals(Random random, int count, int step, int width)
    {
        long[] low = new long[count];
        long[] high = new long[count];
        long value = 0;
        for (int t = 0; t < count; t++)
        {
            value += random.Next(-step, step + 1);
            low[t] = value - random.Next(0, width + 1);
            high[t] = value + random.Next(0, width + 1);
        }

        return new AllowedIntervals([.. low], [.. high]);
    }
}
