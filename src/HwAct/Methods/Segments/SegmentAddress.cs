using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Writes the steps from a position to its segment and the place u inside the segment.</summary>
internal static class SegmentAddress
{
    /// <summary>Segment number and place of a position.</summary>
    public static (Step Segment, Step Place) Write(KernelBuilder builder, Step position, PiecewisePolynomial polynomial)
    {
        if (polynomial.Segments == 1)
        {
            return (KernelBuilder.Constant(0), position);
        }

        return polynomial.Segmentation switch
        {
            SegmentationKind.Uniform => Uniform(builder, position, polynomial),
            SegmentationKind.Octave => Octave(builder, position, polynomial),
            _ => Free(builder, position, polynomial),
        };
    }

    private static (Step Segment, Step Place) Uniform(KernelBuilder builder, Step position, PiecewisePolynomial polynomial)
    {
        int bits = int.Log2(polynomial.Starts[1]);
        Step segment = builder.ShiftRight("segment", position, bits, "equal segments");
        Step place = bits == 0 ? KernelBuilder.Constant(0) : builder.LowBits("place", position, bits, "place inside the segment");
        return (segment, place);
    }

    // e counts the octaves passed. Every octave has the segments of the first one, doubled in length e times:
    // segment = e·2^split + (t >> (first + e)), place = t mod 2^(first + e), where segments start out 2^first long.
    private static (Step Segment, Step Place) Octave(KernelBuilder builder, Step position, PiecewisePolynomial polynomial)
    {
        int first = int.Log2(polynomial.Starts[1]);
        int uniform = 1;
        while (uniform < polynomial.Segments && polynomial.Starts[uniform] == (long)uniform << first)
        {
            uniform++;
        }

        if ((polynomial.Count - 1) >> first < polynomial.Segments)
        {
            return Uniform(builder, position, polynomial);
        }

        // Equal segments reach up to the end of the first full octave: 2·2^split of them. The next start is where one more would begin, but begins a longer one.
        int split = int.Log2(uniform) - 1;
        uniform = 2 << split;
        Step octave = KernelBuilder.Constant(0);
        for (long edge = (long)uniform << first; edge < polynomial.Count; edge *= 2)
        {
            string name = $"from_{edge}";
            Step below = builder.Less($"below_{edge}", position, edge);
            Step passed = builder.Subtract(name, KernelBuilder.Constant(1), below);
            octave = octave is Constant ? passed : builder.Add($"octave_{edge}", octave, passed, "octaves passed");
        }

        Step length = builder.Add("length", octave, first, "a segment is 2^length positions long");
        Step leading = builder.ShiftRight("leading", position, length);
        Step start = builder.ShiftLeft("start", leading, length);
        Step place = builder.Subtract("place", position, start, "place inside the segment");
        Step base0 = builder.ShiftLeft("octave_base", octave, split);
        return (builder.Add("segment", base0, leading), place);
    }

    // The first segment starts at 0, which is not stored.
    private static (Step Segment, Step Place) Free(KernelBuilder builder, Step position, PiecewisePolynomial polynomial)
    {
        int alignment = polynomial.BreakpointAlignment;
        var table = new Table(
            "breakpoints",
            [.. polynomial.Starts.Skip(1).Select(start => (long)start >> alignment)],
            alignment == 0 ? "first position of every segment after the first" : $"first position of every segment after the first, in units of {1 << alignment}");
        Step key = builder.ShiftRight("key", position, alignment);
        Step segment = builder.Rank("segment", table, key, "breakpoints passed");
        Step previous = builder.Subtract("previous", segment, KernelBuilder.Constant(1));
        Step address = builder.Maximum("address", previous, 0);
        Step stored = builder.Lookup("breakpoint", table, address);
        Step first = builder.Less("first", segment, 1, "the first segment starts at 0");
        Step start = builder.Select("start", first, KernelBuilder.Constant(0), stored);
        Step origin = builder.ShiftLeft("origin", start, alignment);
        return (segment, builder.Subtract("place", position, origin, "place inside the segment"));
    }
}
