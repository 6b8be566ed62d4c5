using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>What stands in a row and how it is used: P = (offset + slope·(place >> dropped) + curvature·square) mod 2^width, less a bias.</summary>
/// <param name="PlaceBits">A segment is 2^PlaceBits positions long.</param>
/// <param name="Shift">Fraction bits of P.</param>
/// <param name="Dropped">Low bits of the place that are not used.</param>
/// <param name="Digits">Signed radix-4 digits of a slope.</param>
/// <param name="Width">Bits of an offset and of P.</param>
/// <param name="CurvatureDigits">Signed radix-4 digits of a curvature; 0 for lines.</param>
/// <param name="SquareBits">Bits of the square that a curvature is multiplied by.</param>
internal sealed record LogicShape(int PlaceBits, int Shift, int Dropped, int Digits, int Width, int CurvatureDigits = 0, int SquareBits = 0)
{
    /// <summary>Bits of the place that are used.</summary>
    public int UsedBits => PlaceBits - Dropped;

    /// <summary>Whether rows are parabolas.</summary>
    public bool IsBent => CurvatureDigits > 0;

    /// <summary>Bits of a row: the offset, above it the slope's digits, and above them those of the curvature.</summary>
    public int RowBits => CurvatureFrom + (2 * CurvatureDigits);

    /// <summary>Where the digits of the curvature begin.</summary>
    public int CurvatureFrom => Width + (2 * Digits);

    /// <summary>The slopes that so many digits reach.</summary>
    public (long Least, long Most) Slopes => RadixFourDigits.Reach(Digits);

    /// <summary>The curvatures that so many digits reach.</summary>
    public (long Least, long Most) Curvatures => RadixFourDigits.Reach(CurvatureDigits);
}
