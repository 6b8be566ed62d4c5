using System.Numerics;

namespace HwAct.Numerics;

/// <summary>A number of fraction bits with the constants that enclosures of that precision need.</summary>
internal sealed class FixedPrecision
{
    private readonly Lazy<BigInteger> peak;

    /// <summary>Makes it; constants are computed when they are asked for.</summary>
    /// <param name="bits">Fraction bits of the enclosures, at least 32.</param>
    public FixedPrecision(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 32);
        Bits = bits;
        One = BigInteger.One << bits;
        peak = new(() => FixedConstants.NormalPeak(bits));
    }

    /// <summary>Fraction bits.</summary>
    public int Bits { get; }

    /// <summary>1 in this precision.</summary>
    public BigInteger One { get; }

    /// <summary>⌊2^Bits/√(2π)⌋ or one less.</summary>
    internal BigInteger NormalPeakLow => peak.Value;
}
