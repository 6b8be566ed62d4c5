using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// The look-up of an int16 activation that LiteRT (TFLite) and TFLite Micro run: 513 nodes, 128 codes apart, with linear
/// interpolation and one rounding, ties upward: base + (((next − base)·fraction + 64) >> 7).
/// </summary>
/// <remarks>
/// Source: the int16 look-up in tensorflow/lite/kernels/internal/common.h. The slope next − base is stored in an int16 there, so
/// neighbors may not be further apart than that. TOSA's TABLE gives (base &lt;&lt; 7) + (next − base)·fraction, and the RESCALE
/// by 1/128 that follows it in LiteRT's conversion (a single rounding, ties upward) is the same function; Vela stores base and
/// slope of each segment side by side for the Ethos-U, which again interpolates so.
/// </remarks>
internal static class LitertInterpolation
{
    /// <summary>log2 of the codes in a segment.</summary>
    public const int WidthBits = 7;

    /// <summary>Codes in a segment.</summary>
    public const int Width = 1 << WidthBits;

    /// <summary>Segments over all int16 codes.</summary>
    public const int Segments = InterpolatedTableDeclaration.LitertSegments;

    /// <summary>One half before the shift.</summary>
    public const long Half = Width / 2;

    /// <summary>The output at a fraction of a segment.</summary>
    public static long At(long left, long right, int fraction) => left + ((((right - left) * fraction) + Half) >> WidthBits);
}
