namespace HwAct.Methods;

/// <summary>
/// Everything about a piecewise polynomial except its segments and coefficients. Stored coefficient k counts units of
/// 2^−Precision[k] output LSBs per u^k; the accumulator that receives it counts units of 2^−Accumulator[k], never coarser.
/// </summary>
internal sealed class HornerFormat
{
    /// <summary>Fits accumulators to coefficients.</summary>
    /// <param name="guardBits">Fraction bits of the result; Precision[0] is at most that.</param>
    /// <param name="precision">Precision of coefficients 0 … degree.</param>
    /// <param name="wanted">Precision wanted of the accumulators, so that their floors do not matter.</param>
    /// <param name="alignment">Segments start at multiples of 2^alignment.</param>
    /// <param name="windows">Allowed values of each coefficient.</param>
    public HornerFormat(
        int guardBits,
        ImmutableArray<int> precision,
        ImmutableArray<int> wanted,
        int alignment,
        ImmutableArray<CoefficientWindow> windows)
    {
        int degree = precision.Length - 1;
        int[] least = new int[degree + 1];
        least[0] = guardBits;
        for (int k = 1; k <= degree; k++)
        {
            // All shifts go right, so an accumulator is at least as fine as all below it.
            least[k] = Math.Max(least[k - 1], precision[k]);
        }

        int[] accumulator = [.. least];
        for (int k = degree - 1; k > 0; k--)
        {
            // Finer than the exact product that it receives would only append zeros.
            accumulator[k] = Math.Max(least[k], Math.Min(wanted[k], accumulator[k + 1]));
        }

        Precision = precision;
        Accumulator = [.. accumulator];
        Alignment = alignment;
        Windows = windows;
    }

    public int Degree => Precision.Length - 1;

    /// <summary>Whether each stage rounds to the nearest, halves up; otherwise it floors.</summary>
    public bool Rounds { get; init; }

    /// <summary>What a stage adds before its shift.</summary>
    public long Half(int k) => Rounds && Shift(k) > 0 ? 1L << (Shift(k) - 1) : 0;

    public ImmutableArray<int> Precision { get; }

    public ImmutableArray<int> Accumulator { get; }

    public int Alignment { get; }

    public ImmutableArray<CoefficientWindow> Windows { get; }

    public int LeftShift(int k) => Accumulator[k] - Precision[k];

    public int Shift(int k) => Accumulator[k] - Accumulator[k - 1];
}
