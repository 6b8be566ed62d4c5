using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The error over one of several equal parts of the input.</summary>
/// <param name="First">First input code.</param>
/// <param name="Last">Last input code.</param>
/// <param name="MaxLsb">Largest |error| in output LSB.</param>
/// <param name="MaxLsbCode">First input code that reaches it.</param>
/// <param name="MisroundedCodes">Codes, or pairs, whose output is not the certified ideal code.</param>
/// <param name="Codes">Number of input codes, or of pairs: every code of the second input with each of the gate.</param>
internal sealed record Region(long First, long Last, double MaxLsb, long MaxLsbCode, long MisroundedCodes, long Codes)
{
    /// <summary>Most regions that an input is cut into.</summary>
    public const int Most = 8;

    /// <summary>The regions of a kernel, from the most negative code, of a gated kernel of its gate; together they hold every code once.</summary>
    public static ImmutableArray<Region> Of(ProvenKernel kernel)
    {
        ErrorProfile profile = kernel.Profile;
        IntegerCodes codes = profile.Codes;
        int count = Math.Min(Most, codes.Count);
        return [.. Enumerable.Range(0, count).Select(region =>
        {
            int from = (int)((long)region * codes.Count / count);
            int to = (int)((region + 1L) * codes.Count / count);
            int[] indices = [.. Enumerable.Range(from, to - from)];
            int worst = indices.MaxBy(profile.Worst);
            return new Region(
                codes[from], codes[to - 1], profile.Worst(worst), codes[worst], indices.Sum(index => profile.Misrounded[index]), profile.Each * indices.Length);
        })];
    }
}
