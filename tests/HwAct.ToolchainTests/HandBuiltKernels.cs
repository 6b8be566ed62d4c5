using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.ToolchainTests;

/// <summary>One small kernel for every operation and every awkward width.</summary>
internal static class HandBuiltKernels
{
    private static readonly IntegerType Int8 = new(signed: true, 8);
    private static readonly IntegerType UInt8 = new(signed: false, 8);
    private static readonly IntegerType Int12 = new(signed: true, 12);
    private static readonly IntegerType UInt12 = new(signed: false, 12);
    private static readonly IntegerType Int16 = new(signed: true, 16);
    private static readonly IntegerType UInt16 = new(signed: false, 16);
    private static readonly IntegerType Int32 = new(signed: true, 32);
    private static readonly IntegerType UInt32 = new(signed: false, 32);

    public static IReadOnlyList<KernelProgram> All { get; } =
    [
        Of("identity", Int8, Int8, (_, x) => x),
        Of("identity_unsigned", UInt16, UInt16, (_, x) => x),
        Of("widened", new IntegerType(signed: true, 5), Int32, (_, x) => x),
        Of("constant_result", Int8, Int8, (_, _) => KernelBuilder.Constant(-128)),
        Of("constant_positive", UInt8, UInt32, (_, _) => KernelBuilder.Constant(4294967295)),
        Of("constant_by_range", Int8, Int8, (b, x) => b.Minimum("low", b.Maximum("high", x, 127), 127)),
        Of("negated", Int8, Int16, (b, x) => b.Subtract("opposite", KernelBuilder.Constant(0), x)),
        Of("from_constant", UInt8, Int8, (b, x) => b.Subtract("opposite", KernelBuilder.Constant(127), x)),
        Of("offset_128", Int8, UInt8, (b, x) => b.Add("address", x, 128)),
        Of("minus_large", UInt16, Int32, (b, x) => b.Add("shifted", x, -100000)),
        Of("two_bits", new IntegerType(signed: true, 2), new IntegerType(signed: true, 2), (b, x) => b.Subtract("flipped", KernelBuilder.Constant(-1), x)),
        Of("one_bit_port", new IntegerType(signed: false, 1), new IntegerType(signed: false, 1), (b, x) => b.Subtract("flipped", KernelBuilder.Constant(1), x)),
        Of("one_bit_signed", new IntegerType(signed: true, 1), Int8, (b, x) => b.Multiply("scaled", x, 100)),
        Of("sign_bit", Int8, new IntegerType(signed: false, 1), (b, x) => b.Less("negative", x, 0)),
        Of("sign_as_shift", Int16, Int8, (b, x) => b.ShiftRight("sign", x, 15)),
        Of("shift_past_end", Int12, Int8, (b, x) => b.ShiftRight("sign", x, 40)),
        Of("comparisons", Int8, UInt8, Comparisons),
        Of("network", Int8, Int8, (b, x) => b.LutNetwork("mapped", FiveInputs, x, "five of eight bits")),
        Of("network_of_lut6", UInt12, UInt8, (b, x) => b.LutNetwork("mapped", SixInputs, x)),
        Of("network_past_end", new IntegerType(signed: true, 3), Int8, (b, x) => b.LutNetwork("mapped", FiveInputs, x)),
        Of("network_without_tables", UInt8, UInt8, (b, x) => b.LutNetwork("mapped", new LogicNetwork(8, 4, [], [7, 2, 0], isSigned: false), x)),
        Of("carry_in", Int8, Int8, (b, x) => b.Add("sum", b.ShiftRight("half", x, 1), b.Add("part", b.ShiftRight("eighth", x, 3), b.LowBits("odd", x, 1)))),
        Of("ones_above", Int8, Int8, (b, x) => b.Add("less", b.LowBits("low", x, 5), -32)),
        Of("square", Int8, UInt16, (b, x) => b.Multiply("squared", x, x)),
        Of("full_product", Int16, UInt32, (b, x) => b.Multiply("squared", x, x)),
        Of("unsigned_product", UInt12, UInt32, (b, x) => b.Multiply("squared", x, x)),
        Of("mixed_product", Int8, Int32, (b, x) => b.Multiply("product", x, b.LowBits("low", x, 7))),
        Of("negative_factor", UInt12, Int32, (b, x) => b.Multiply("product", x, -32768)),
        Of("product_down_to_8_bits", Int8, Int8, (b, x) => b.Multiply("product", b.Add("up_to_128", b.LowBits("low", x, 7), 1), b.ShiftRight("sign", x, 7))),
        Of("upper_product", Int12, Int16, (b, x) => b.ShiftRight("part", b.Add("half", b.Multiply("rise", x, b.LowBits("fraction", x, 8)), 128), 8, "the one rounding")),
        Of("upper_product_of_7_bits", Int16, Int16, (b, x) => b.ShiftRight("part", b.Add("half", b.Multiply("rise", x, b.LowBits("fraction", x, 7)), 700), 7)),
        Of("upper_product_of_9_bits", Int12, Int16, (b, x) => b.ShiftRight("part", b.Add("half", b.Multiply("rise", x, b.LowBits("fraction", x, 8)), 40), 7)),
        Of("line", Int12, UInt16, Line),
        Of("down_within_16_bits", UInt12, UInt16, (b, x) => b.ShiftRight("part", b.Multiply("wide", x, 3_200), 10)),
        Of("down_past_16_bits", UInt12, UInt16, (b, x) => b.ShiftRight("part", b.Multiply("wide", x, 960_000), 18)),
        Of("down_by_6", UInt12, UInt32, (b, x) => b.ShiftRight("part", b.Multiply("wide", x, 3_200), 6)),
        Of("down_by_12", UInt12, UInt16, (b, x) => b.ShiftRight("part", b.Multiply("wide", x, 64_000), 12)),
        Of("down_by_12_to_20_bits", UInt12, UInt32, (b, x) => b.ShiftRight("part", b.Multiply("wide", x, 1_048_000), 12)),
        Of("byte_product", UInt8, UInt32, (b, x) => b.Multiply("product", x, 65_535)),
        Of("byte_product_and_more", Int8, UInt16, (b, x) => b.ShiftRight("part", b.Add("whole", b.Multiply("product", b.Maximum("positive", x, 0), 751), 4607), 9)),
        Of("lines_of_8_bits", Int8, Int16, (b, x) => Lines(b, x, 427, 1707, 10)),
        Of("lines_of_whole_bytes", Int8, Int16, (b, x) => Lines(b, x, 43, 427, 8)),
        Of("lines_of_9_bits", new IntegerType(signed: true, 9), Int16, (b, x) => Lines(b, x, 9_999, 40_001, 12)),
        Of("left_of_negative", Int8, Int32, (b, x) => b.ShiftLeft("scaled", x, 24)),
        Of("rounding_shift", Int12, Int16, (b, x) => b.ShiftRight("rounded", b.Add("half", x, 8), 4, "to the nearest")),
        Of("low_bits_8", Int12, UInt8, (b, x) => b.LowBits("low", x, 8)),
        Of("low_bits_16", Int8, UInt16, (b, x) => b.LowBits("low", x, 16)),
        Of("low_bits_5", Int8, UInt8, (b, x) => b.LowBits("low", x, 5)),
        Of("low_bits_32", Int8, UInt32, (b, x) => b.LowBits("low", x, 32)),
        Of("low_bits_62", Int8, UInt8, (b, x) => b.ShiftRight("high", b.LowBits("low", x, 62), 54)),
        Of("variable_right", Int12, Int16, (b, x) => b.ShiftRight("moved", x, b.LowBits("amount", x, 4))),
        Of("variable_right_narrow", Int8, Int8, (b, x) => b.ShiftRight("moved", x, b.Add("amount", b.LowBits("low", x, 2), 4))),
        Of("variable_right_of_constant", UInt8, UInt16, (b, x) => b.ShiftRight("moved", KernelBuilder.Constant(40000), b.LowBits("amount", x, 4))),
        Of("variable_right_past_16", UInt16, UInt16, (b, x) => b.ShiftRight("moved", x, b.LowBits("amount", x, 5))),
        Of("variable_left", Int8, Int32, (b, x) => b.ShiftLeft("moved", x, b.LowBits("amount", x, 4))),
        Of("variable_left_wide", UInt8, UInt16, VariableLeftWide),
        Of("variable_left_31", Int8, Int32, (b, x) => b.ShiftLeft("moved", b.ShiftRight("sign", x, 7), b.LowBits("amount", x, 5), "0 or -1, up to the sign bit of 32")),
        Of("variable_left_31_of_one", UInt8, UInt32, (b, x) => b.ShiftLeft("moved", b.ShiftRight("top_bit", x, 7), b.LowBits("amount", x, 5))),
        Of("variable_right_31", Int8, Int32, (b, x) => b.ShiftRight("moved", b.Multiply("far", x, 16_000_000), b.LowBits("amount", x, 5))),
        Of("variable_right_32", Int8, Int32, (b, x) => b.ShiftRight("moved", b.Multiply("far", x, 16_000_000), b.Minimum("amount", b.LowBits("low", x, 6), 32))),
        Of("wide_63", Int16, Int32, Wide63),
        Of("wide_unsigned", UInt12, UInt32, WideUnsigned),
        Of("wide_low_bits", Int12, UInt16, (b, x) => b.LowBits("low", b.Multiply("wide", x, 5_000_000_011), 16)),
        Of("wide_compare", Int12, UInt8, (b, x) => b.Less("above", KernelBuilder.Constant(5_000_000_000), b.Multiply("wide", x, 1_000_003))),
        Of("compare_32", UInt12, UInt8, (b, x) => b.Less("below", b.Multiply("wide", x, 1_000_003), 100)),
        Of("extremes_32", Int12, Int32, (b, x) => b.Maximum("raised", b.Minimum("lowered", b.Multiply("wide", x, 1_000_003), int.MaxValue), int.MinValue)),
        Of("sub_min", Int12, Int32, (b, x) => b.ShiftRight("scaled", b.Add("sum", x, int.MinValue), 1)),
        Of("table_of_signed", Int8, Int8, (b, x) => b.Lookup("value", Table("curve", 256, i => (i * 37 % 256) - 128), b.LowBits("address", x, 8))),
        Of("table_of_five", UInt8, Int32, (b, x) => b.Lookup("value", Table("few", 5, i => (i - 2) * 1_000_000_000L), b.Minimum("address", x, 4))),
        Of("table_of_one", Int8, Int8, (b, x) => b.Lookup("value", Table("single", 1, _ => -7), b.Subtract("address", x, x))),
        Of("table_of_wide", UInt8, UInt32, (b, x) => b.ShiftRight("top", b.Lookup("word", Table("words", 256, i => (long)i * i * 60_000_000_000_000), x), 30)),
        Of("table_read_twice", Int8, Int16, ReadTwice),
        Of("table_read_in_part", UInt8, UInt8, (b, x) => b.Lookup("value", Table("tall", 200, i => i < 100 ? i : 1000 + i), b.ShiftRight("address", x, 2))),
        Of("table_of_one_bit", UInt8, UInt8, (b, x) => b.Lookup("flag", Table("flags", 256, i => i % 3 == 0 ? 1 : 0), x)),
        Of("rank_of_one", Int8, UInt8, (b, x) => b.Rank("segment", new Table("bounds", [-3], ""), x)),
        Of("rank_of_many", Int16, UInt8, (b, x) => b.Rank("segment", Table("bounds", 37, i => (i * i * 40) - 20000), x)),
        Of("rank_of_300", Int16, UInt16, (b, x) => b.Rank("segment", Table("bounds", 300, i => (i * 211) - 32000), x)),
        Of("rank_out_of_reach", Int8, UInt8, (b, x) => b.Rank("segment", new Table("bounds", [-1000, -500, -128, 5, 127, 128, 900], ""), x)),
        Of("rank_wide", Int12, UInt8, (b, x) => b.Rank("segment", new Table("bounds", [-30_000_000_000, 0, 3_000_000_000], ""), b.Multiply("wide", x, 1_000_003))),
        Of("rank_unsigned_bounds", Int12, UInt8, (b, x) => b.Rank("segment", new Table("bounds", [7, 4_000_000_000], ""), b.Multiply("wide", x, 200_000))),
        Of("rank_read_too", UInt8, UInt16, RankAndLookup),
        Of("select_wide_condition", Int8, Int16, (b, x) => b.Select("chosen", x, KernelBuilder.Constant(-300), KernelBuilder.Constant(300))),
        Of("select_steps", Int8, Int16, (b, x) => b.Select("magnitude", b.Less("negative", x, 0), b.Subtract("opposite", KernelBuilder.Constant(0), x), x)),
        Of("absolute", Int8, UInt8, (b, x) => b.Absolute("magnitude", x)),
        Of("absolute_narrow", Int12, UInt12, (b, x) => b.Absolute("magnitude", b.Maximum("limited", x, -2047))),
        Of("absolute_of_negative", Int8, UInt16, (b, x) => b.Absolute("magnitude", b.Add("below", x, -300))),
        Of("absolute_of_wide", Int12, UInt32, (b, x) => b.ShiftRight("top", b.Absolute("magnitude", b.Multiply("wide", x, 5_000_000_011)), 20)),
        Of("absolute_twice", Int12, UInt16, (b, x) => b.Add("sum", b.Absolute("magnitude", x), b.Absolute("other", b.ShiftRight("half", x, 1)))),
        Of("inverted", Int12, Int12, (b, x) => b.InvertIf("folded", b.Less("negative", x, 0), x)),
        Of("inverted_widened", UInt8, Int16, (b, x) => b.InvertIf("folded", b.LowBits("condition", x, 2), x)),
        Of("inverted_bit", Int8, Int8, (b, x) => b.InvertIf("folded", b.Less("negative", x, 0), b.LowBits("low", x, 1))),
        Of("digit_multiple", UInt8, UInt8, (b, x) => b.DigitMultiple("multiple", b.ShiftRight("digit", x, 6), b.LowBits("place", x, 5), 5)),
        Of("digit_multiple_of_minus_one", UInt8, UInt8, (b, x) => b.DigitMultiple("multiple", KernelBuilder.Constant(3), b.LowBits("place", x, 5), 5)),
        Of("digit_multiple_of_two", UInt8, UInt8, (b, x) => b.DigitMultiple("multiple", KernelBuilder.Constant(2), b.LowBits("place", x, 5), 5)),
        Of("digit_multiple_of_bit", UInt8, UInt8, (b, x) => b.DigitMultiple("multiple", b.LowBits("digit", x, 1), b.ShiftRight("place", x, 7), 1)),
        Of("digit_multiple_short", UInt8, UInt8, (b, x) => b.DigitMultiple("multiple", b.Maximum("digit", b.LowBits("low", x, 2), 2), b.Maximum("place", b.ShiftRight("high", x, 3), 20), 5)),
        Of("digit_multiple_with_sign", Int8, Int8, (b, x) => b.DigitMultiple("multiple", b.LowBits("digit", x, 2), b.ShiftRight("place", x, 2), DigitMultiple.WithSign)),
        Of("joined", Int8, Int16, (b, x) => b.Join("word", x, b.LowBits("low", x, 5), 5)),
        Of("joined_small", UInt8, UInt8, (b, x) => b.Join("word", b.ShiftRight("high", x, 7), b.LowBits("low", x, 1), 3)),
        Of("inverted_difference", Int12, Int16, (b, x) => b.InvertIf("folded", b.Less("positive", KernelBuilder.Constant(-1), x), b.Subtract("less", x, b.LowBits("one", x, 1)))),
        Of("dead_step", Int8, Int8, DeadStep),
        Of("rounded_top", Int16, Int32, (b, x) => b.Append(new RoundingHighMultiply("high", x, b.Subtract("opposite", KernelBuilder.Constant(77), x), 16, "an operation of three primitives"))),
        Of("rounded_top_of_constant", UInt12, Int32, (b, x) => b.Append(new RoundingHighMultiply("high", x, KernelBuilder.Constant(-1_000_003), 20))),
        Pair("gate_and_up", Int8, Int8, Int16, (b, gate, up) => b.Multiply("product", b.Maximum("relu", gate, 0), up)),
        Pair("mixed_ports", UInt8, new IntegerType(signed: true, 4), Int16, (b, gate, up) => b.Subtract("difference", gate, up)),
        Pair("one_port_unread", Int8, UInt8, UInt8, (b, _, up) => b.ShiftRight("half", up, 1)),
        Pair("many_pairs", Int16, Int16, Int32, (b, gate, up) => b.Multiply("product", b.ShiftRight("half", gate, 1), up)),
        Pair("compared_ports", UInt16, Int8, UInt8, (b, gate, up) => b.Less("below", gate, up)),
    ];

    private static KernelProgram Of(string name, IntegerType input, IntegerType output, Func<KernelBuilder, Step, Step> body)
    {
        var builder = new KernelBuilder();
        return builder.Build(name, body(builder, builder.Input("x", input)), new Port("y", output));
    }

    private static KernelProgram Pair(string name, IntegerType first, IntegerType second, IntegerType output, Func<KernelBuilder, Step, Step, Step> body)
    {
        var builder = new KernelBuilder();
        Step gate = builder.Input("gate", first);
        return builder.Build(name, body(builder, gate, builder.Input("up", second)), new Port("y", output));
    }

    private static Table Table(string name, int depth, Func<int, long> entry) =>
        new(name, [.. Enumerable.Range(0, depth).Select(entry)], $"{name}: −√2·φ(…), a remark that is not ASCII");

    // A table of one input and one of none are among its tables.
    private static LogicNetwork FiveInputs => new(
        5,
        4,
        [new Lut(0xE8, [0, 2, 4]), new Lut(1, [1]), new Lut(0xD, [6, 3]), new Lut(1, []), new Lut(0x6996, [0, 5, 7, 8])],
        [8, 1, 7, 9, 5],
        isSigned: true);

    // Tables without a pattern.
    private static LogicNetwork SixInputs => new(
        12,
        6,
        [new Lut(0x9E3779B97F4A7C15, [0, 2, 4, 6, 8, 10]), new Lut(0xB7E15163, [1, 3, 5, 7, 12]), new Lut(0xD1B54A32D192ED03, [13, 12, 11, 9, 3, 0])],
        [12, 13, 14, 5],
        isSigned: false);

    private static Step Comparisons(KernelBuilder b, Step x)
    {
        Step below = b.Less("below", x, 5);
        Step above = b.Less("above", KernelBuilder.Constant(-7), x);
        Step both = b.Add("count", below, above);
        return b.Add("sum", both, b.Less("order", b.LowBits("low", x, 3), b.ShiftRight("high", x, 3)));
    }

    private static Step VariableLeftWide(KernelBuilder b, Step x)
    {
        Step moved = b.ShiftLeft("moved", b.LowBits("low", x, 3), b.ShiftRight("amount", x, 3), "up to 31 bits");
        return b.ShiftRight("top", moved, 20);
    }

    private static Step Wide63(KernelBuilder b, Step x)
    {
        Step wide = b.ShiftLeft("wide", x, 46, "the widest range there is");
        Step nudged = b.Add("nudged", wide, -((1L << 61) - 12345), "a constant of 61 bits");
        return b.ShiftRight("top", nudged, 40);
    }

    private static Step WideUnsigned(KernelBuilder b, Step x)
    {
        Step wide = b.Multiply("wide", x, 70_000_000_000);
        return b.ShiftRight("top", wide, 21);
    }

    // Two lines through zero, rounded.
    private static Step Lines(KernelBuilder b, Step x, int below, int above, int bits)
    {
        Step lines = b.Select("line", b.Less("negative", x, 0), b.Multiply("below", x, below), b.Multiply("above", x, above));
        return b.ShiftRight("rounded", b.Add("half", lines, 1L << (bits - 1)), bits);
    }

    // From one entry of a table on, by a part of the step to the next.
    private static Step Line(KernelBuilder b, Step x)
    {
        Step left = b.Add("left", b.LowBits("place", x, 12), 2048);
        Step rise = b.Multiply("rise", x, b.LowBits("fraction", x, 7));
        return b.ShiftRight("height", b.Add("whole", b.ShiftLeft("start", left, 7), rise), 10);
    }

    private static Step ReadTwice(KernelBuilder b, Step x)
    {
        Table nodes = Table("nodes", 17, i => (i * i * 3) - 200);
        Step index = b.ShiftRight("segment", b.Add("offset", x, 128), 4);
        Step left = b.Lookup("left", nodes, index);
        Step right = b.Lookup("right", nodes, b.Add("following", index, 1));
        Step rise = b.Multiply("rise", b.Subtract("slope", right, left), b.LowBits("fraction", x, 4), "position inside the segment");
        return b.Add("height", left, b.ShiftRight("part", b.Add("half", rise, 8), 4, "the one rounding"));
    }

    private static Step RankAndLookup(KernelBuilder b, Step x)
    {
        Table bounds = Table("bounds", 11, i => i * 20);
        Step segment = b.Rank("segment", bounds, x);
        return b.Lookup("bound", bounds, b.Add("position", segment, -1));
    }

    private static Step DeadStep(KernelBuilder b, Step x)
    {
        b.Lookup("never_read", Table("never", 256, i => i), b.Add("address", x, 128));
        return b.Minimum("lowered", x, 3);
    }
}
