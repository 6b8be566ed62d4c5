using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>NEON of AArch64: looks into four rows of sixteen bytes at a time.</summary>
internal sealed class NeonBytes : ByteUnit
{
    /// <inheritdoc/>
    public override VectorUnit Unit => VectorUnit.Neon;

    /// <inheritdoc/>
    public override string Name => "NEON";

    /// <inheritdoc/>
    public override int Bytes => 16;

    /// <inheritdoc/>
    public override string Vector => "int8x16_t";

    /// <inheritdoc/>
    public override string Magnitudes => "uint8x16_t";

    /// <inheritdoc/>
    public override string Load(bool signed) => signed ? "vld1q_s8(input)" : "vreinterpretq_s8_u8(veorq_u8(vld1q_u8(input), vdupq_n_u8(0x80u)))";

    /// <inheritdoc/>
    public override string Store(bool signed, string value) => signed ? $"vst1q_s8(output, {value});" : $"vst1q_u8(output, vreinterpretq_u8_s8({value}));";

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
    public override string Signed(string value, string sign) => $"vbslq_s8(vcltzq_s8({sign}), vnegq_s8({value}), {value})";

    /// <inheritdoc/>
    public override RowLookUp LookUp(string table, int rows) => rows == 1
        ? new("vqtbl1q_s8(row, place)") { Before = [$"const int8x16_t row = vld1q_s8({table});"] }
        : new($"vqtbl{rows}q_s8(rows, place)") { Before = [$"const int8x16x{rows}_t rows = vld1q_s8_x{rows}({table});"] };

    /// <inheritdoc/>
    public override VectorForm AllRows(CodeTable table, bool signedInput, bool signedOutput)
    {
        string x = signedInput ? "vreinterpretq_u8_s8(vld1q_s8(input))" : "vld1q_u8(input)";
        string Rows(int quarter) => $"const uint8x16x4_t rows{quarter} = vld1q_u8_x4({table.Bytes(64 * quarter)});";
        string Next(int quarter) => $"y = vqtbx4q_u8(y, rows{quarter}, veorq_u8(x, vdupq_n_u8(0x{64 * quarter:X2}u)));";
        return new VectorForm(Unit, "NEON: 64 entries at a time; an index beyond them changes nothing.", Bytes, [Rows(0), Rows(1), Rows(2), Rows(3)],
        [
            $"const uint8x16_t x = {x};",
            "uint8x16_t y = vqtbl4q_u8(rows0, x);",
            "",
            Next(1),
            Next(2),
            Next(3),
            signedOutput ? "vst1q_s8(output, vreinterpretq_s8_u8(y));" : "vst1q_u8(output, y);",
        ]);
    }
}
