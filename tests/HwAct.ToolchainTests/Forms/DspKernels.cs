using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.ToolchainTests.Forms;

/// <summary>Kernels with lines between two neighboring entries of 16 bits, and limits of so many ones.</summary>
internal static class DspKernels
{
    private static readonly IntegerType Int16 = new(signed: true, 16);
    private static readonly IntegerType UInt16 = new(signed: false, 16);

    /// <summary>Designed and built by hand, with the instruction that each is told by.</summary>
    public static ImmutableArray<(KernelProgram Kernel, string Instruction)> WithInstructions { get; } =
    [
        (Designed("dsp_nodes", "gelu", "Q3.12", "Q3.12", "litert"), "smlad"),
        (Designed("dsp_nodes_of_mish", "mish", "int16:0.0003", "int16:0.0002:-9000", "litert"), "smlad"),
        (Designed("dsp_even", "gelu", "Q3.12", "Q3.12", "plain"), "smuad"),
        (Designed("dsp_even_of_silu", "silu", "int16:0.0003", "int16:0.0003", "plain"), "smuad"),
        (Line("dsp_ends_of_lanes", Int16, 14, half: 8192, distance: 0), "smlad"),
        (Line("dsp_ends_of_lanes_floored", UInt16, 14, half: 0, distance: 0), "smuad"),
        (Line("dsp_far", Int16, 9, half: 77, distance: 3), "smlad"),
        (Limit("dsp_limit", 8191), "usat"),
    ];

    /// <summary>The kernels.</summary>
    public static ImmutableArray<KernelProgram> All { get; } = [.. WithInstructions.Select(one => one.Kernel)];

    /// <summary>Kernels to which the extension has nothing to give.</summary>
    public static ImmutableArray<KernelProgram> Without { get; } =
    [
        Line("dsp_without_wide", Int16, 8, half: 128, distance: 0, scale: 3),
        Line("dsp_without_bytes", Int16, 8, half: 128, distance: 0, scale: 0.003),
        Line("dsp_without_sign", Int16, 8, half: 128, distance: 0, above: 32768),
        NoLine("dsp_without_table", Unlike.Table),
        NoLine("dsp_without_address", Unlike.Address),
        NoLine("dsp_without_neighbor", Unlike.Neighbor),
        NoLine("dsp_without_difference", Unlike.Difference),
        NoLine("dsp_without_fraction", Unlike.Fraction),
        NoLine("dsp_without_step", Unlike.Readers),
        Limit("dsp_without_limit", 8190),
        Limit("dsp_without_word", 8191, times: 60_000),
    ];

    // Entries from one end of the lanes to the other and back.
    private static KernelProgram Line(string name, IntegerType type, int bits, long half, long distance, double scale = 1, long above = 0)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", type);
        Step place = type.Signed ? builder.Add("place", x, 32768) : x;
        Step segment = builder.ShiftRight("segment", place, bits);
        int entries = (65536 >> bits) + 1 + (int)distance;
        long[] ends = [-32768, 32767, 32767, -32768, -1, 0, 12345, -32768, 32767];
        var table = new Table("nodes", [.. Enumerable.Range(0, entries).Select(i => (long)(ends[i % ends.Length] * scale) + above)], "ends of lanes");
        Step from = builder.Add("from", segment, distance);
        Step left = builder.Lookup("left", table, from);
        Step right = builder.Lookup("right", table, builder.Add("next", segment, distance + 1));
        Step product = builder.Multiply("product", builder.Subtract("rise", right, left), builder.LowBits("fraction", place, bits));
        return builder.Build(name, builder.Add("value", left, builder.ShiftRight("delta", builder.Add("rounded", product, half), bits)), new Port("y", new IntegerType(signed: true, 32)));
    }

    // What a line between neighboring entries would be but for one thing.
    private static KernelProgram NoLine(string name, Unlike unlike)
    {
        const int Bits = 8;
        var builder = new KernelBuilder();
        Step x = builder.Input("x", UInt16);
        Step segment = builder.ShiftRight("segment", x, Bits);
        Step fraction = builder.LowBits("fraction", x, unlike == Unlike.Fraction ? Bits + 1 : Bits);
        var table = new Table("nodes", [.. Enumerable.Range(0, 258).Select(i => (long)(i * 97 % 20_000))], "nodes");
        var other = new Table("others", [.. Enumerable.Range(0, 258).Select(i => (long)(i * 31 % 20_000))], "others");
        Step left = builder.Lookup("left", table, segment);
        Step next = builder.Add("next", unlike == Unlike.Address ? builder.LowBits("low", x, Bits) : segment, unlike == Unlike.Neighbor ? 2 : 1);
        Step right = builder.Lookup("right", unlike == Unlike.Table ? other : table, next);
        Step from = unlike == Unlike.Difference ? builder.Lookup("from", other, segment) : left;
        Step product = builder.Multiply("product", builder.Subtract("rise", right, from), fraction);
        Step line = builder.Add("value", left, builder.ShiftRight("delta", builder.Add("rounded", product, 128), Bits));
        return builder.Build(name, unlike == Unlike.Readers ? builder.Add("twice", line, product) : line, new Port("y", new IntegerType(signed: true, 32)));
    }

    private static KernelProgram Limit(string name, long limit, long times = 1)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", UInt16);
        return builder.Build(name, builder.Multiply("value", builder.Minimum("limited", times == 1 ? x : builder.Multiply("scaled", x, times), limit), 5), new Port("y", new IntegerType(signed: false, 32)));
    }

    private static KernelProgram Designed(string name, string activation, string input, string output, string layout) => KernelChoice.Prove(new KernelSpecification(
        name, ActivationCatalog.Find(activation)!.Default, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfAway,
        layout == "litert" ? new MethodChoice("interpolated-table").With("layout", ParameterValue.Of(layout)) : new MethodChoice("interpolated-table"), layout == "litert" ? ErrorBound.Best : ErrorBound.Faithful)).Kernel;

    private enum Unlike
    {
        Table,
        Address,
        Neighbor,
        Difference,
        Fraction,
        Readers,
    }
}
