using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>
/// Error of a kernel over every input code, or over every pair of them. The error of a code is y − clamp(f/scale + zero point) with
/// f unrounded and the clamp that of the output type, so a saturated code that is right has error 0.
/// </summary>
/// <param name="Codes">Number of input codes, or pairs, measured: all of them.</param>
/// <param name="MaxLsb">Largest |error| in output LSB.</param>
/// <param name="WorstCodes">The first input codes that reach it, one a port.</param>
/// <param name="MaxAbs">Largest |error| as a real number.</param>
/// <param name="RmseLsb">Root mean square error in output LSB.</param>
/// <param name="Rmse">Root mean square error as a real number.</param>
/// <param name="BiasLsb">Mean error in output LSB.</param>
/// <param name="Bias">Mean error as a real number.</param>
/// <param name="SqnrDb">Signal to quantization noise, 10·log10(Σf²/Σerror²) in dB; null where there is no error or no signal.</param>
/// <param name="MisroundedCodes">Codes whose output is not the certified ideal code.</param>
/// <param name="SaturatedCodes">Codes whose exact value lies outside the output type.</param>
/// <param name="Monotone">Whether the kernel never falls where the ideal codes rise, or the reverse, from one code to the next; of a
/// gated kernel, from one code of the second input to the next.</param>
/// <param name="IsFaithful">Whether every output is one of the two codes around the exact value, and that value where it is a code: less
/// than one LSB from it, decided with certainty where doubles cannot.</param>
public sealed record ErrorFigures(
    long Codes,
    double MaxLsb,
    ImmutableArray<long> WorstCodes,
    double MaxAbs,
    double RmseLsb,
    double Rmse,
    double BiasLsb,
    double Bias,
    double? SqnrDb,
    long MisroundedCodes,
    long SaturatedCodes,
    bool Monotone,
    bool IsFaithful)
{
    /// <summary>First code of the first port that reaches the largest |error|.</summary>
    public long MaxLsbCode => WorstCodes[0];

    /// <summary>Whether the figures keep a bound.</summary>
    public bool Keep(ErrorBound bound) => bound.IsKeptBy(MaxLsb, MisroundedCodes, IsFaithful);
}
