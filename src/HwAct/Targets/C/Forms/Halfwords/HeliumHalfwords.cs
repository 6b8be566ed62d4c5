using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Helium: loads, stores and gathers bytes and halfwords as lanes of 16 bits.</summary>
internal sealed class HeliumHalfwords : ArmHalfwords
{
    /// <inheritdoc/>
    public override VectorUnit Unit => VectorUnit.Helium;

    /// <inheritdoc/>
    public override string Name => "Helium";

    /// <inheritdoc/>
    public override bool Gathers => true;

    /// <inheritdoc/>
    public override string ByteVector => "uint8x16_t";

    /// <inheritdoc/>
    public override string Load(IntegerType type) => $"vldr{Letter(type)}q_{Suffix(type.Signed)}(input)";

    /// <inheritdoc/>
    public override string Store(IntegerType type, string value) => $"vstr{Letter(type)}q_{Suffix(type.Signed)}(output, {value});";

    /// <inheritdoc/>
    public override string UpperHalf(string a, string b) => $"vmulhq_u16({a}, {b})";

    /// <inheritdoc/>
    public override string Gather(IntegerType entry, string table, string index) =>
        $"{(entry.StorageBits == 8 ? "vldrbq_gather_offset" : "vldrhq_gather_shifted_offset")}_{Suffix(entry.Signed)}({table}, {index})";

    private static string Letter(IntegerType type) => type.StorageBits == 8 ? "b" : "h";
}
