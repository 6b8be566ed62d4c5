using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>What is asked for of the search; null where it may choose.</summary>
/// <param name="PlaceBits">Bits of the place.</param>
/// <param name="IncrementBits">Bits of an increment.</param>
/// <param name="Shift">Fraction bits.</param>
internal sealed record PackedTableOptions(int? PlaceBits, int? IncrementBits, int? Shift)
{
    /// <summary>What a method is asked to use.</summary>
    public static PackedTableOptions Of(MethodChoice choice) =>
        new(PackedTableDeclaration.PlaceBits.In(choice), PackedTableDeclaration.IncrementBits.In(choice), PackedTableDeclaration.Shift.In(choice));
}
