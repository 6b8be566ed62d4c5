using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Forms;

/// <summary>Kernels of every kind of form: of bytes whole tables in either order and what is a base and a short table.</summary>
internal static class FormKernels
{
    private static readonly IntegerType Int8 = new(signed: true, 8);
    private static readonly IntegerType UInt8 = new(signed: false, 8);

    public static IReadOnlyList<KernelProgram> All { get; } =
    [
        Direct("cast_order", Int8, Int8, 0, i => (i * 37 % 256) - 128),
        Direct("offset_order", Int8, UInt8, 128, i => i * i % 251),
        Direct("unsigned_order", UInt8, Int8, 0, i => (i * 91 % 256) - 128),
        Direct("small_entries", Int8, Int8, 0, i => i * 7 % 100),
        Turned("elsewhere", Int8, Int8, i => (i * 53 % 256) - 128),
        Turned("elsewhere_unsigned", UInt8, UInt8, i => i * 29 % 256),
        Turned("narrow", new IntegerType(signed: true, 6), Int8, i => (i * 53 % 256) - 128),
        Folded("one_row", Int8, Int8, new FoldedBytes(0, FoldedBase.Positive, IsOdd: false, 0, Entries(9))),
        Folded("two_rows", Int8, UInt8, new FoldedBytes(0, FoldedBase.None, IsOdd: false, 0, Entries(17))),
        ThreeRows("three_rows"),
        Folded("four_rows", Int8, Int8, new FoldedBytes(0, FoldedBase.Positive, IsOdd: false, 0, Entries(64))),
        Folded("off_center", Int8, Int8, new FoldedBytes(37, FoldedBase.Positive, IsOdd: false, 0, Entries(20))),
        Folded("far_below", UInt8, UInt8, new FoldedBytes(-101, FoldedBase.Code, IsOdd: false, 0, Entries(33))),
        Folded("odd", Int8, Int8, new FoldedBytes(0, FoldedBase.None, IsOdd: true, 0, Entries(40))),
        Folded("odd_elsewhere", Int8, UInt8, new FoldedBytes(-9, FoldedBase.None, IsOdd: true, 77, Entries(30))),
        Folded("rectified", Int8, Int8, new FoldedBytes(5, FoldedBase.Positive, IsOdd: false, 0, [-12])),
    ];

    /// <summary>A code and an entry of 48.</summary>
    public static KernelProgram ThreeRows(string name) => Folded(name, UInt8, Int8, new FoldedBytes(0, FoldedBase.Code, IsOdd: false, 0, Entries(48)));

    // The first is 0, and the last differs from the one before.
    private static ImmutableArray<sbyte> Entries(int count) => [.. Enumerable.Range(0, count).Select(i => (sbyte)((i * i * 11 % 120) - (i % 3 * 20)))];

    private static KernelProgram Direct(string name, IntegerType input, IntegerType output, int offset, Func<int, long> entry)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", input);
        Step address = offset == 0 ? builder.LowBits("address", x, 8) : builder.Add("address", x, offset);
        return builder.Build(name, builder.Lookup("value", new Table("codes", [.. Enumerable.Range(0, 256).Select(entry)], ""), address), new Port("y", output));
    }

    // No form knows the table again.
    private static KernelProgram Turned(string name, IntegerType input, IntegerType output, Func<int, long> entry)
    {
        var builder = new KernelBuilder();
        Step address = builder.LowBits("address", builder.Add("turned", builder.Input("x", input), 77), 8);
        return builder.Build(name, builder.Lookup("value", new Table("codes", [.. Enumerable.Range(0, 256).Select(entry)], ""), address), new Port("y", output));
    }

    private static KernelProgram Folded(string name, IntegerType input, IntegerType output, FoldedBytes folded) => Turned(name, input, output, address =>
    {
        int pattern = (address + 256 - 77) % 256;
        int code = folded.Run((pattern ^ (input.Signed ? 0x80 : 0)) - 128);
        return output.Signed ? code : code & 0xFF;
    });
}
