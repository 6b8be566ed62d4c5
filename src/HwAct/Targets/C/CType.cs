using HwAct.Kernels.Ranges;
using HwAct.Numerics;

namespace HwAct.Targets.C;

/// <summary>
/// The types that C code computes in: <c>int32_t</c>, and <c>int64_t</c> where a proven range needs it. Nothing narrower, because
/// C computes in <c>int</c> at least and every narrowing would need a cast; nothing unsigned, because mixing signs is where C
/// surprises. Explicit widths keep the code right where <c>int</c> has 16 bits.
/// </summary>
internal readonly record struct CType(int Bits)
{
    public static CType Int32 { get; } = new(32);

    public static CType Int64 { get; } = new(64);

    /// <summary>Its name in C.</summary>
    public string Name => $"int{Bits}_t";

    /// <summary>The unsigned type of the same width.</summary>
    public string UnsignedName => $"uint{Bits}_t";

    /// <summary>The type that holds a range.</summary>
    public static CType For(ValueRange range) => range is { Min: >= int.MinValue, Max: <= int.MaxValue } ? Int32 : Int64;

    /// <summary>The wider of both.</summary>
    public static CType Wider(CType a, CType b) => a.Bits >= b.Bits ? a : b;

    /// <summary>The standard integer that stores codes or entries of a type: <c>uint8_t</c> for 5 unsigned bits.</summary>
    public static string Storage(IntegerType type) => $"{(type.Signed ? "" : "u")}int{type.StorageBits}_t";

    /// <summary>Whether every value of a stored type converts to this type without a cast and without a change of value.</summary>
    public bool Takes(IntegerType stored) => stored.Signed ? stored.StorageBits <= Bits : stored.StorageBits < Bits;
}
