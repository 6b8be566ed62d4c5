using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HwAct.Methods;

namespace HwAct.Proofs;

/// <summary>Rounding of four doubles at once, by each rule; exact where value + ½ is a double.</summary>
internal static class VectorRounding
{
    private static readonly Vector256<double> Half = Vector256.Create(0.5);

    /// <summary>The nearest integers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Round(Vector256<double> value, ProductTies ties) => ties switch
    {
        ProductTies.Even => Vector256.Round(value),
        ProductTies.Away => Vector256.Truncate(value + Vector256.CopySign(Half, value)),
        ProductTies.TowardZero => Vector256.CopySign(Vector256.Ceiling(Vector256.Abs(value) - Half), value),
        _ => Vector256.Floor(value + Half),
    };
}
