using System.Numerics;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Writes the steps from a position to P.</summary>
internal static class DspWriter
{
    /// <summary>The kernel.</summary>
    public static KernelProgram Write(DspDesign design) => design.Frame.Write(design.Shape.GuardBits, design.Start, design.Cut, (builder, position) => Residual(builder, position, design));

    private static Step Residual(KernelBuilder builder, Step position, DspDesign design)
    {
        DspShape shape = design.Shape;
        Step segment = builder.ShiftRight("segment", position, shape.PlaceBits);
        if (design.Settled is not null)
        {
            segment = builder.LowBits("row", segment, BitOperations.Log2((uint)design.Segments.Length), "what is beyond is masked");
        }

        Step place = builder.LowBits("place", position, shape.PlaceBits, "place inside the segment");
        Step square = builder.Lookup("c2", Table("c2_of", "coefficient of the square of the place", segment => segment.C2), segment);
        Step slope = builder.Lookup("c1", Table("c1_of", $"coefficient of the place, in units of 2^{shape.Slope}", segment => segment.C1), segment);
        Step offset = builder.Lookup("c0", Table("c0_of", $"value at the start of the segment, in units of 2^{shape.Offset}", segment => segment.OffsetOf(shape.Offset)), segment);
        Step inner = builder.Add("inner", builder.Multiply("curve", square, place), builder.ShiftLeft("slope", slope, shape.Slope), "one DSP block");
        Step sum = builder.Add("fine", builder.Multiply("product", inner, place), builder.ShiftLeft("offset", offset, shape.Offset), "another");
        Step value = builder.ShiftRight("residual_part", sum, shape.Shift, "nothing is rounded before");
        return design.Settled is not long settled ? value
            : builder.Select("kept", builder.ShiftRight("beyond", position, BitOperations.Log2((uint)design.Count), "the residual is settled there"), KernelBuilder.Constant(settled), value);

        Table Table(string name, string remark, Func<DspSegment, long> entry) => new(name, [.. design.Segments.Select(entry)], remark);
    }
}
