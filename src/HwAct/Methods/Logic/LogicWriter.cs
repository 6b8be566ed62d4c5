using System.Numerics;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Writes the steps from a position to P, by rows of an offset and the digits of a slope.</summary>
internal static class LogicWriter
{
    /// <summary>P at a position.</summary>
    /// <param name="builder">The kernel being written.</param>
    /// <param name="position">The position.</param>
    /// <param name="corridor">Where the rows end, and the bias.</param>
    /// <param name="shape">What is in a row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isWord">Whether a row is one word of one table, as in block RAM, and not a word each of two.</param>
    public static Step Write(KernelBuilder builder, Step position, Corridor corridor, LogicShape shape, IReadOnlyList<long> rows, bool isWord = false)
    {
        int addressBits = Math.Max(0, corridor.CountedBits - shape.PlaceBits);
        Step row = builder.ShiftRight("segment", position, shape.PlaceBits);
        if (corridor.Settled is not null)
        {
            row = addressBits == 0 ? KernelBuilder.Constant(0) : builder.LowBits("row", row, addressBits, "no clamp: what is beyond is masked");
        }

        // Rows that are addressed only beyond the settled end are those before them.
        long[] words = [.. Enumerable.Range(0, corridor.Settled is null ? rows.Count : 1 << addressBits).Select(at => rows[Math.Min(at, rows.Count - 1)])];
        Step line = Line(builder, position, row, shape, words, isWord && shape.Digits > 0 && row is not Constant);
        Step wrapped = builder.LowBits("wrapped", line, shape.Width);
        return builder.Subtract("centered_residual", Ended(builder, position, corridor, wrapped), KernelBuilder.Constant(corridor.Bias), "a sign");
    }

    private static Step Line(KernelBuilder builder, Step position, Step row, LogicShape shape, long[] words, bool isWord)
    {
        string offsets = $"offset of each segment, in {LsbUnits.Of(shape.Shift)}, modulo 2^{shape.Width}";
        const string Slopes = "slope of each segment in signed radix-4 digits, two bits each, 3 for -1; what ~place is more than -place is in the offset";
        Step? word = isWord ? builder.Lookup("word", new Table("rows", [.. words], $"{offsets}, and above it the {Slopes}"), row) : null;
        Step offset = word is not null ? builder.LowBits("offset", word, shape.Width) : Column(builder, "offset", "offsets", row, words, 0, shape.Width, offsets);
        if (shape.Digits == 0)
        {
            return offset;
        }

        Step slope = word is not null ? builder.ShiftRight("slope", word, shape.Width) : Column(builder, "slope", "slopes", row, words, shape.Width, 2 * shape.Digits, Slopes);
        Step place = builder.ShiftRight("place", builder.LowBits("low_position", position, shape.PlaceBits), shape.Dropped, "in the segment");
        Step? sum = null;
        for (int i = 0; i < shape.Digits; i++)
        {
            Step digit = builder.LowBits($"digit_{i}", builder.ShiftRight($"digits_{i}", slope, 2 * i), 2);
            Step multiple = builder.DigitMultiple($"multiple_{i}", digit, place, shape.UsedBits, "0, place, 2*place or ~place");
            sum = sum is null ? multiple : builder.Join(
                $"product_{i}",
                builder.Add($"high_{i}", builder.ShiftRight($"above_{i}", sum, 2 * i), multiple),
                builder.LowBits($"below_{i}", sum, 2 * i),
                2 * i);
        }

        return builder.Add("line", offset, sum!, "offset + slope*place");
    }

    private static Step Column(KernelBuilder builder, string name, string table, Step row, long[] words, int lowest, int bits, string remark)
    {
        long[] entries = [.. words.Select(word => (word >> lowest) & ((1L << bits) - 1))];
        return row is Constant ? KernelBuilder.Constant(entries[0]) : builder.Lookup(name, new Table(table, [.. entries], remark), row);
    }

    private static Step Ended(KernelBuilder builder, Step position, Corridor corridor, Step value)
    {
        if (corridor.Settled is not long settled)
        {
            return value;
        }

        int low = BitOperations.TrailingZeroCount(corridor.Count);
        Step beyond = builder.ShiftRight("beyond", position, low, "the residual is settled there");
        Step isBeyond = corridor.Count >> low == 1 ? beyond : builder.Less("is_beyond", KernelBuilder.Constant((corridor.Count >> low) - 1), beyond);
        return builder.Select("kept", isBeyond, KernelBuilder.Constant(settled), value);
    }
}
