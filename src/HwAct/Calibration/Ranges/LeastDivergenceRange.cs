using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Calibration;

/// <summary>
/// The range whose codes tell most of how the values are distributed: the least Kullback-Leibler divergence of the codes, spread over the bins that are not empty, from a fine
/// histogram of the values, what is clipped counted in its last bin (as in S. Migacz, "8-bit inference with TensorRT", GTC 2017).
/// </summary>
/// <remarks>The histogram has 16 bins for each code of the widest range, but 32,768 at most on either side of zero. As published, no code is finer than a bin; of 16 bits
/// none of a narrower range would be coarser, so that nothing is clipped.</remarks>
internal sealed class LeastDivergenceRange : IRangeMethod
{
    private const int MostBinBits = 15;
    private const double LnOfDecibel = 0.23025850929940457;

    /// <inheritdoc/>
    public string Name => "least-kl";

    /// <inheritdoc/>
    public string Description => "the Kullback-Leibler divergence of the codes from the values is least";

    /// <inheritdoc/>
    public (double Low, double High) Range(Sample sample, FormatRule rule)
    {
        int perSide = 1 << Math.Min(rule.Type.Bits + 3, MostBinBits);
        ImmutableArray<WeightedValue> bins = Bins(sample, perSide);
        return Ends(ShrinkingRange.Best(Cost));

        // Where codes are finer than bins there is nothing that they could lose.
        double Cost(double factor)
        {
            (double low, double high) = Ends(factor);
            Quantization format = rule.Of(low, high);
            return factor < 1 && format.Scale * perSide < sample.Reach ? double.PositiveInfinity : Divergence(bins, format);
        }

        (double Low, double High) Ends(double factor) => rule.IsSymmetric
            ? (-factor * sample.Reach, factor * sample.Reach)
            : (Math.Max(Math.Min(sample.Min, 0), -factor * sample.Reach), Math.Min(Math.Max(sample.Max, 0), factor * sample.Reach));
    }

    /// <summary>The middles of the bins that are not empty, ascending, each with its count.</summary>
    /// <param name="sample">The values.</param>
    /// <param name="perSide">Bins from 0 to the largest magnitude.</param>
    public static ImmutableArray<WeightedValue> Bins(Sample sample, int perSide)
    {
        double width = sample.Reach / perSide;
        var counts = new long[2 * perSide];
        foreach (WeightedValue point in sample.Points)
        {
            counts[Math.Clamp((int)Math.Floor(point.Value / width) + perSide, 0, counts.Length - 1)] += point.Count;
        }

        return [.. Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).Select(i => new WeightedValue((i + 0.5 - perSide) * width, counts[i]))];
    }

    /// <summary>Σ p·ln(p/q): p the values by bin, those that are clipped in the last bin within; q the values within by code, in equal parts over the bins of the code.</summary>
    /// <returns>Infinite where no bin is within.</returns>
    public static double Divergence(ImmutableArray<WeightedValue> bins, Quantization format)
    {
        double[] codes = [.. bins.Select(bin => FormatRule.CodeOf(format, bin.Value))];
        int first = Array.FindIndex(codes, code => code >= format.MinCode);
        int end = Array.FindLastIndex(codes, code => code <= format.MaxCode) + 1;
        if (first < 0 || first >= end)
        {
            return double.PositiveInfinity;
        }

        double total = bins.Sum(bin => bin.Count);
        double within = bins[first..end].Sum(bin => bin.Count);
        double below = bins[..first].Sum(bin => bin.Count);
        double above = bins[end..].Sum(bin => bin.Count);
        double divergence = 0;
        for (int start = first; start < end;)
        {
            int next = start;
            double mass = 0;
            while (next < end && codes[next] == codes[start])
            {
                mass += bins[next++].Count;
            }

            double q = mass / (next - start) / within;
            for (int i = start; i < next; i++)
            {
                double p = (bins[i].Count + (i == first ? below : 0) + (i == end - 1 ? above : 0)) / total;
                divergence += p == q ? 0 : p * LnOfDecibel * Decibel.OfPowerRatio(p / q);
            }

            start = next;
        }

        return Math.Max(divergence, 0);
    }
}
