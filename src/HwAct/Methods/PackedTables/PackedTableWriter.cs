using System.Numerics;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Writes the steps from a position to P: one row of the table, its least value and the increment of the place.</summary>
internal static class PackedTableWriter
{
    /// <summary>P at a position.</summary>
    /// <param name="builder">The kernel being written.</param>
    /// <param name="position">The position.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="words">Their words.</param>
    public static Step Write(KernelBuilder builder, Step position, PackedRows rows, IReadOnlyList<long> words)
    {
        PackedShape shape = rows.Shape;
        Step row = builder.ShiftRight("row", position, shape.PlaceBits);
        Step word = builder.Lookup("word", new Table("rows", [.. words], Remark(shape)), rows.IsSettled ? builder.LowBits("row_kept", row, BitOperations.Log2((uint)words.Count), "what is beyond is masked") : row);
        if (rows.IsSettled)
        {
            Step beyond = builder.ShiftRight("beyond", position, BitOperations.Log2((uint)rows.Count), "the residual is settled there");
            word = builder.Select("kept", beyond, KernelBuilder.Constant(rows.Settled()), word);
        }

        Step stored = builder.ShiftRight("stored", word, shape.AllIncrements);
        Step least = builder.Add("least", stored, -rows.Range.Bias, "all are negative");
        return shape.IncrementBits == 0 ? least : builder.Add("residual_part", least, Increment(builder, position, word, shape));
    }

    private static Step Increment(KernelBuilder builder, Step position, Step word, PackedShape shape)
    {
        Step increments = builder.LowBits("increments", word, shape.AllIncrements);
        Step place = builder.LowBits("place", position, shape.PlaceBits);
        Step from = shape.IncrementBits == 1 ? place : builder.Multiply("from", place, shape.IncrementBits);
        return builder.LowBits("increment", builder.ShiftRight("at_place", increments, from), shape.IncrementBits);
    }

    private static string Remark(PackedShape shape) => shape.IncrementBits == 0
        ? string.Create(CultureInfo.InvariantCulture, $"the residual in {LsbUnits.Of(shape.Shift)}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"rows of {shape.Places} positions: an increment of {shape.IncrementBits} {(shape.IncrementBits == 1 ? "bit" : "bits")} for each, the first lowest, and above them the least value, in {LsbUnits.Of(shape.Shift)}");
}
