using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>NEON of AArch64: a table of up to 32 entries of 16 bits lies in up to four registers.</summary>
internal sealed class NeonHalfwords : ArmHalfwords
{
    /// <inheritdoc/>
    public override VectorUnit Unit => VectorUnit.Neon;

    /// <inheritdoc/>
    public override string Name => "NEON";

    /// <inheritdoc/>
    public override string ByteVector => "uint8x16_t";

    /// <inheritdoc/>
    public override string Load(IntegerType type) => type.StorageBits == 16
        ? $"vld1q_{Suffix(type.Signed)}(input)"
        : type.Signed ? "vmovl_s8(vld1_s8(input))" : "vmovl_u8(vld1_u8(input))";

    /// <inheritdoc/>
    public override string Store(IntegerType type, string value) => type.StorageBits == 16
        ? $"vst1q_{Suffix(type.Signed)}(output, {value});"
        : type.Signed ? $"vst1_s8(output, vmovn_s16({value}));" : $"vst1_u8(output, vmovn_u16({value}));";

    /// <inheritdoc/>
    public override string UpperHalf(string a, string b) =>
        $"vuzp2q_u16(vreinterpretq_u16_u32(vmull_u16(vget_low_u16({a}), vget_low_u16({b}))), vreinterpretq_u16_u32(vmull_high_u16({a}, {b})))";

    /// <inheritdoc/>
    public override string ByteAddresses(string index) => $"vreinterpretq_u8_u16(vmlaq_u16(vdupq_n_u16(0x0100u), {index}, vdupq_n_u16(0x0202u)))";

    /// <inheritdoc/>
    public override RowLookUp Rows(string row, string table, int entries, IntegerType type)
    {
        (string from, ImmutableArray<string> before) = Filled(row, table, entries, type);
        int count = (entries + RowEntries - 1) / RowEntries;
        string bytes = $"(const uint8_t *)(const void *){from}";
        return new("")
        {
            Before = [.. before, count == 1 ? $"const uint8x16_t {row} = vld1q_u8({bytes});" : $"const uint8x16x{count}_t {row} = vld1q_u8_x{count}({bytes});"],
        };
    }

    /// <inheritdoc/>
    public override string Shuffle(string row, int count, string bytes, Action<string, string> define) => $"vreinterpretq_s16_u8(vqtbl{count}q_u8({row}, {bytes}))";
}
