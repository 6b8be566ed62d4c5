namespace HwAct.Targets;

/// <summary>What Helium and NEON have in common: vectors of eight lanes, with a sign in their type.</summary>
internal abstract class ArmHalfwords : HalfwordUnit
{
    /// <inheritdoc/>
    public override int Lanes => 8;

    /// <inheritdoc/>
    public override string Vector(bool signed) => signed ? "int16x8_t" : "uint16x8_t";

    /// <inheritdoc/>
    public override string Cast(string value, bool from, bool to) => from == to ? value : $"vreinterpretq_{Suffix(to)}_{Suffix(from)}({value})";

    /// <inheritdoc/>
    public override string All(long value, bool signed) =>
        signed ? $"vdupq_n_s16({CLiteral.Of(value > short.MaxValue ? value - 65536 : value)})" : $"vdupq_n_u16({CLiteral.Of(value & 0xFFFF)}u)";

    /// <inheritdoc/>
    public override string AllBits(string bits) => $"vdupq_n_u16({bits})";

    /// <inheritdoc/>
    public override string Sum(string a, string b, bool signed) => $"vaddq_{Suffix(signed)}({a}, {b})";

    /// <inheritdoc/>
    public override string Difference(string a, string b, bool signed) => $"vsubq_{Suffix(signed)}({a}, {b})";

    /// <inheritdoc/>
    public override string SaturatedSum(string a, string b) => $"vqaddq_s16({a}, {b})";

    /// <inheritdoc/>
    public override string SaturatedDifference(string a, string b) => $"vqsubq_s16({a}, {b})";

    /// <inheritdoc/>
    public override string Product(string a, string b, bool signed) => $"vmulq_{Suffix(signed)}({a}, {b})";

    /// <inheritdoc/>
    public override string HighProduct(string a, string b) => $"vqdmulhq_s16({a}, {b})";

    /// <inheritdoc/>
    public override string RoundedHighProduct(string a, string b) => $"vqrdmulhq_s16({a}, {b})";

    /// <inheritdoc/>
    public override string ShiftUp(string a, int bits, bool signed) => $"vshlq_n_{Suffix(signed)}({a}, {Number(bits)})";

    /// <inheritdoc/>
    public override string ShiftDown(string a, int bits, bool signed) => $"vshrq_n_{Suffix(signed)}({a}, {Number(bits)})";

    /// <inheritdoc/>
    public override string Smaller(string a, string b, bool signed) => $"vminq_{Suffix(signed)}({a}, {b})";

    /// <inheritdoc/>
    public override string Larger(string a, string b, bool signed) => $"vmaxq_{Suffix(signed)}({a}, {b})";

    /// <inheritdoc/>
    public override string Magnitude(string a) => $"vabsq_s16({a})";

    /// <inheritdoc/>
    public override string And(string a, string b) => $"vandq_u16({a}, {b})";

    /// <inheritdoc/>
    public override string Without(string a, string b) => $"vbicq_s16({a}, {b})";

    /// <inheritdoc/>
    public override string Differing(string a, string b, bool signed) => $"veorq_{Suffix(signed)}({a}, {b})";

    /// <summary>The end of the name of an intrinsic.</summary>
    private protected static string Suffix(bool signed) => signed ? "s16" : "u16";

    private static string Number(int bits) => bits.ToString(CultureInfo.InvariantCulture);
}
