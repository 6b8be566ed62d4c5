using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>Inputs as after a normalization layer: normal, of mean 0 and deviation σ, quantized to the nearest code and limited to the codes.</summary>
/// <param name="Sigma">The deviation.</param>
/// <param name="IsChosen">Whether somebody chose it.</param>
/// <param name="Weights">The probability of each code, from the most negative; they add up to 1.</param>
/// <param name="Outside">The probability that an input lies beyond the codes, by more than half a step; 0 where it is less than 3e−12.</param>
internal sealed record NormalInput(double Sigma, bool IsChosen, ImmutableArray<double> Weights, double Outside)
{
    // A format that loses more than this of N(0, 1) was made for smaller inputs.
    private const double MostOutside = 0.01;

    // What lies outside so rarely is not worth a word.
    private const double LeastOutside = 3e-12;

    // From here on the tail is φ over a continued fraction, which converges in so many terms; before, the enclosure is narrow enough.
    private const double Far = 4;
    private const int Terms = 64;

    // Beyond so many deviations lies less than 1e−299.
    private const double Farthest = 37;

    // Below so small a deviation nothing but the code of zero would be weighed.
    private const double LeastSteps = 1;

    private static readonly NormalCdf Distribution = new();

    /// <summary>The inputs of a format, with the deviation that was chosen or else 1, or the greatest power of two below it that the format covers.</summary>
    /// <param name="input">The format.</param>
    /// <param name="sigma">The deviation; null where nobody chose one.</param>
    public static NormalInput Of(Quantization input, double? sigma)
    {
        double used = sigma ?? 1;
        while (sigma is null && Beyond(input, used) > MostOutside && used * 0.5 > LeastSteps * input.Scale)
        {
            used *= 0.5;
        }

        IntegerCodes codes = input.Codes;
        var weights = new double[codes.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            double low = i == 0 ? double.NegativeInfinity : (codes[i] - 0.5 - input.ZeroPoint) * input.Scale / used;
            double high = i == weights.Length - 1 ? double.PositiveInfinity : (codes[i] + 0.5 - input.ZeroPoint) * input.Scale / used;
            weights[i] = Between(low, high);
        }

        // Only one-sided formats cannot be covered by any deviation: they keep 1.
        bool covers = sigma is not null || Beyond(input, used) <= MostOutside;
        return covers || used == 1 ? new(used, sigma is not null, [.. weights], Beyond(input, used)) : Of(input, 1) with { IsChosen = false };
    }

    private static double Beyond(Quantization input, double sigma)
    {
        double outside = Between(double.NegativeInfinity, (input.MinCode - 0.5 - input.ZeroPoint) * input.Scale / sigma)
            + Between((input.MaxCode + 0.5 - input.ZeroPoint) * input.Scale / sigma, double.PositiveInfinity);
        return outside < LeastOutside ? 0 : outside;
    }

    // On one side of zero by the tails, which keep their digits where Φ is near 1.
    private static double Between(double low, double high) => low >= 0 ? Tail(low) - Tail(high)
        : high <= 0 ? Tail(-high) - Tail(-low)
        : 1 - Tail(-low) - Tail(high);

    // Φ(−t). Farther out the enclosure would be wider than the tail (the fraction: Abramowitz and Stegun 26.2.14).
    private static double Tail(double t)
    {
        if (t <= Far)
        {
            return Distribution.Definition(DoubleEnclosure.Exactly(-t)).Middle;
        }

        if (t > Farthest)
        {
            return 0;
        }

        double fraction = t;
        for (int term = Terms; term >= 1; term--)
        {
            fraction = t + (term / fraction);
        }

        return (DoubleFunctions.ExpNegative(0.5 * t * t) * DoubleFunctions.NormalPeak).Middle / fraction;
    }
}
