using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>Names of the integer types of C.</summary>
internal static class CType
{
    /// <summary>The standard integer that stores codes or entries of a type: <c>uint8_t</c> for 5 unsigned bits.</summary>
    public static string Storage(IntegerType type) => Name(type.Signed, type.StorageBits);

    /// <summary>The standard integer of a local variable: of less than 32 bits, the fastest of at least as many.</summary>
    public static string Local(IntegerType type) => type.StorageBits < 32 ? $"{(type.Signed ? "" : "u")}int_fast{type.StorageBits.ToString(CultureInfo.InvariantCulture)}_t" : Storage(type);

    /// <summary>The macro that is defined where a compiler has the integer that stores a type.</summary>
    public static string Most(IntegerType type) => string.Create(CultureInfo.InvariantCulture, $"{(type.Signed ? "" : "U")}INT{type.StorageBits}_MAX");

    /// <summary>The standard integer of a sign and a width.</summary>
    public static string Name(bool signed, int bits) => $"{(signed ? "" : "u")}int{bits}_t";
}
