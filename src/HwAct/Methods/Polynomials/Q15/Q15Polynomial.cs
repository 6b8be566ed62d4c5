namespace HwAct.Methods;

/// <summary>
/// Polynomials on equal segments in Q15 arithmetic. With place u = t mod 2^LengthBits in segment s = t >> LengthBits, by Horner's rule: acc = C_d[s]; then for
/// k = d … 1: acc = ⌊(acc · u + 2^(LengthBits−1)) / 2^LengthBits⌋ + C_{k−1}[s], which is the rounding high multiply of 16-bit lanes once u is shifted up to
/// Q15. Every coefficient and every sum fits 16 bits.
/// </summary>
/// <param name="LengthBits">A segment is 2^LengthBits positions long; 1 to 15.</param>
/// <param name="GuardBits">Fraction bits of the result below an output LSB.</param>
/// <param name="Coefficients">Coefficients[k][s] is that of u^k in segment s.</param>
internal sealed record Q15Polynomial(int LengthBits, int GuardBits, ImmutableArray<ImmutableArray<long>> Coefficients)
{
    /// <summary>Degree of the polynomials.</summary>
    public int Degree => Coefficients.Length - 1;

    /// <summary>Number of segments.</summary>
    public int Segments => Coefficients[0].Length;
}
