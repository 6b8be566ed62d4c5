using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>
/// Error of a kernel over every input code, or over every pair of them. The error of a code is y − clamp(f/scale + zero point) with
/// f unrounded and the clamp that of the output codes, so a saturated code that is right has error 0.
/// </summary>
/// <param name="Codes">Number of input codes, or pairs, measured: all of them.</param>
/// <param name="LargestLsb">Largest |error| in output LSB, rounded up in the 17th digit.</param>
/// <param name="WorstCodes">The first input codes that reach it, one a port.</param>
/// <param name="LargestAbs">Largest |error| as a real number, rounded up in the 17th digit.</param>
/// <param name="RmseLsb">Root mean square error in output LSB.</param>
/// <param name="Rmse">Root mean square error as a real number.</param>
/// <param name="BiasLsb">Mean error in output LSB.</param>
/// <param name="Bias">Mean error as a real number.</param>
/// <param name="Sqnr">Signal to quantization noise.</param>
/// <param name="MisroundedCodes">Codes whose output is not the certified ideal code.</param>
/// <param name="MisroundedTies">Those of them whose exact value lies midway between the output and the ideal code, to the last bits of the scales.</param>
/// <param name="SaturatedCodes">Codes whose exact value lies outside the output codes.</param>
/// <param name="BeyondLsb">How far at most an exact value lies outside the output codes, in output LSB, rounded up in the 17th digit.</param>
/// <param name="Monotone">Whether the kernel never falls where the ideal codes rise, or the reverse, from one code to the next; of a
/// gated kernel, from one code of the second input to the next.</param>
/// <param name="IsFaithful">Whether every output is one of the two codes around the exact value, and that value where it is a code: less
/// than one LSB from it, decided with certainty where doubles cannot.</param>
internal sealed record ErrorFigures(
    long Codes,
    DecimalFigure LargestLsb,
    ImmutableArray<long> WorstCodes,
    DecimalFigure LargestAbs,
    double RmseLsb,
    double Rmse,
    double BiasLsb,
    double Bias,
    NoiseRatios Sqnr,
    long MisroundedCodes,
    long MisroundedTies,
    long SaturatedCodes,
    DecimalFigure BeyondLsb,
    bool Monotone,
    bool IsFaithful)
{
    /// <summary>A part of an exact value that the scales and parameters, each rounded to a double, leave open.</summary>
    internal const double LastBits = 1.0 / (1L << 49);

    /// <summary>Largest |error| in output LSB; never below the truth.</summary>
    public double MaxLsb { get; } = LargestLsb.DoubleAbove;

    /// <summary>Largest |error| as a real number; never below the truth.</summary>
    public double MaxAbs { get; } = LargestAbs.DoubleAbove;

    /// <summary>First code of the first port that reaches the largest |error|.</summary>
    public long MaxLsbCode => WorstCodes[0];

    /// <summary>Whether so many codes saturate, more than one in a hundred, that readers should know.</summary>
    public bool SaturatesOften => SaturatedCodes > Codes / 100;

    /// <summary>Whether the figures keep a bound.</summary>
    public bool Keep(ErrorBound bound)
    {
        ArgumentNullException.ThrowIfNull(bound);

        // 0.6 LSB keep a bound of 0.6, though no double is 0.6.
        double reached = bound.PromiseLsb is double promise && LargestLsb <= DecimalFigure.Of(promise) ? Math.Min(MaxLsb, promise) : MaxLsb;
        return bound.IsKeptBy(reached, MisroundedCodes, IsFaithful);
    }
}
