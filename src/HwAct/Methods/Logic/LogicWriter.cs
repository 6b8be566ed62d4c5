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
        Step product = Product(builder, slope, shape.Digits, place, shape.UsedBits, "", "place");
        return shape.IsBent
            ? builder.Add("parabola", builder.Add("bent", offset, Bend(builder, row, shape, words, place), "offset + curvature*square"), product, "and slope*place")
            : builder.Add("line", offset, product, "offset + slope*place");
    }

    // Curvature · square.
    private static Step Bend(KernelBuilder builder, Step row, LogicShape shape, long[] words, Step place)
    {
        const string Curvatures = "curvature of each segment in signed radix-4 digits, two bits each, 3 for -1; what ~square is more than -square is in the offset";
        Step curvature = Column(builder, "curvature", "curvatures", row, words, shape.CurvatureFrom, 2 * shape.CurvatureDigits, Curvatures);
        int half = shape.UsedBits - 1;
        Step isUpper = builder.ShiftRight("upper_half", place, half);
        Step end = builder.LowBits("from_end", builder.InvertIf("mirrored", isUpper, builder.LowBits("half_place", place, half)), half, "of the segment, the nearer");
        var squares = new Table("squares", [.. MiddleSquares.OfHalf(shape.UsedBits, shape.SquareBits)], "square of the distance from the middle of the segment, rounded down, by the distance from its end");
        return Product(builder, curvature, shape.CurvatureDigits, builder.Lookup("square", squares, end), shape.SquareBits, "bend_", "square");
    }

    // What a number in digits is times another.
    private static Step Product(KernelBuilder builder, Step number, int digits, Step factor, int bits, string name, string factorName)
    {
        Step? sum = null;
        for (int i = 0; i < digits; i++)
        {
            Step digit = builder.LowBits($"{name}digit_{i}", builder.ShiftRight($"{name}digits_{i}", number, 2 * i), 2);
            Step multiple = builder.DigitMultiple($"{name}multiple_{i}", digit, factor, bits, $"0, {factorName}, 2*{factorName} or ~{factorName}");
            sum = sum is null ? multiple : builder.Join(
                $"{name}product_{i}",
                builder.Add($"{name}high_{i}", builder.ShiftRight($"{name}above_{i}", sum, 2 * i), multiple),
                builder.LowBits($"{name}below_{i}", sum, 2 * i),
                2 * i);
        }

        return sum!;
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
