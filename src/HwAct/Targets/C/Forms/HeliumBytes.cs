using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Helium: gathers bytes from a table anywhere.</summary>
internal sealed class HeliumBytes : ByteUnit
{
    /// <inheritdoc/>
    public override VectorUnit Unit => VectorUnit.Helium;

    /// <inheritdoc/>
    public override string Name => "Helium";

    /// <inheritdoc/>
    public override int Bytes => 16;

    /// <inheritdoc/>
    /// <remarks>Lanes read their entries, however many there are.</remarks>
    public override int MostRows => 8;

    /// <inheritdoc/>
    public override string Vector => "int8x16_t";

    /// <inheritdoc/>
    public override string Magnitudes => "uint8x16_t";

    /// <inheritdoc/>
    public override string Load(bool signed) => signed ? "vldrbq_s8(input)" : "vreinterpretq_s8_u8(veorq_u8(vldrbq_u8(input), vdupq_n_u8(0x80u)))";

    /// <inheritdoc/>
    public override string Store(bool signed, string value) => signed ? $"vstrbq_s8(output, {value});" : $"vstrbq_u8(output, vreinterpretq_u8_s8({value}));";

    /// <inheritdoc/>
    public override string All(int value) => $"vdupq_n_s8({CLiteral.Of(value)})";

    /// <inheritdoc/>
    public override string Sum(string a, string b) => $"vaddq_s8({a}, {b})";

    /// <inheritdoc/>
    public override string Distance(string a, string b) => $"vqsubq_s8({a}, {b})";

    /// <inheritdoc/>
    public override string Larger(string a, string b) => $"vmaxq_s8({a}, {b})";

    /// <inheritdoc/>
    public override string LimitedMagnitude(string a, int limit) => $"vminq_u8(vreinterpretq_u8_s8(vabsq_s8({a})), vdupq_n_u8({CLiteral.Of(limit)}u))";

    /// <inheritdoc/>
    public override string Signed(string value, string sign) => $"vnegq_m_s8({value}, {value}, vcmpltq_n_s8({sign}, 0))";

    /// <inheritdoc/>
    public override RowLookUp LookUp(string table, int rows) => new($"vldrbq_gather_offset_s8({table}, place)");

    /// <inheritdoc/>
    public override VectorForm AllRows(CodeTable table, bool signedInput, bool signedOutput)
    {
        string x = signedInput ? "vreinterpretq_u8_s8(vldrbq_s8(input))" : "vldrbq_u8(input)";
        string entry = table.IsSigned ? "s8" : "u8";
        string value = $"vldrbq_gather_offset_{entry}({table.Name}, codes)";
        return new VectorForm(Unit, "Helium: each lane reads its entry.", Bytes, [],
        [
            $"const uint8x16_t codes = {(table.Inversion == 0 ? x : $"veorq_u8({x}, vdupq_n_u8(0x80u))")};",
            "",
            table.IsSigned == signedOutput ? $"vstrbq_{entry}(output, {value});" : Store(signedOutput, table.IsSigned ? value : $"vreinterpretq_s8_u8({value})"),
        ]);
    }
}
