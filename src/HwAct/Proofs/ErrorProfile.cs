using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The error by code of the first port, in output LSB, from the most negative code.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="Lowest">Smallest error of each code, over all codes of the other ports.</param>
/// <param name="Highest">Largest error of each code.</param>
/// <param name="Misrounded">How often each code is misrounded.</param>
/// <param name="Each">How often each code was measured: once, or with every code of the other ports.</param>
internal sealed record ErrorProfile(
    IntegerCodes Codes, ImmutableArray<double> Lowest, ImmutableArray<double> Highest, ImmutableArray<long> Misrounded, long Each)
{
    /// <summary>Whether each code has one error.</summary>
    public bool IsSingle => Each == 1;

    /// <summary>Largest |error| of a code.</summary>
    public double Worst(int index) => Math.Max(Math.Abs(Lowest[index]), Math.Abs(Highest[index]));
}
