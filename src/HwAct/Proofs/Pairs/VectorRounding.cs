using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HwAct.Numerics;

namespace HwAct.Proofs.Pairs;

/// <summary>Rounding of four doubles at once, by each rule; exact where value + ½ is a double.</summary>
internal static class VectorRounding
{
    private static readonly Vector256<double> Half = Vector256.Create(0.5);

    /// <summary>The nearest integers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Round(Vector256<double> value, RoundingRule ties) => ties switch
    {
        RoundingRule.HalfEven => Vector256.Round(value),
        RoundingRule.HalfAway => Vector256.Truncate(value + Vector256.CopySign(Half, value)),
        _ => Vector256.Floor(value + Half),
    };
}
