using HwAct.Numerics;

namespace HwAct.PublishedAlgorithms;

/// <summary>The 16-bit codes of LiteRT: signed, real 0 at code 0.</summary>
internal static class SymmetricInt16
{
    /// <summary>Whether a quantization is of that kind.</summary>
    public static bool Has(Quantization quantization) => quantization.Type == new IntegerType(signed: true, 16) && quantization.ZeroPoint == 0;
}
