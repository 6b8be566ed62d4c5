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
        Folded("five_rows", UInt8, Int8, new FoldedBytes(0, FoldedBase.Code, IsOdd: false, 0, Entries(65))),
        Folded("eight_rows", Int8, UInt8, new FoldedBytes(0, FoldedBase.None, IsOdd: true, 13, Entries(128))),
        Folded("off_center", Int8, Int8, new FoldedBytes(37, FoldedBase.Positive, IsOdd: false, 0, Entries(20))),
        Folded("far_below", UInt8, UInt8, new FoldedBytes(-101, FoldedBase.Code, IsOdd: false, 0, Entries(33))),
        Folded("odd", Int8, Int8, new FoldedBytes(0, FoldedBase.None, IsOdd: true, 0, Entries(40))),
        Folded("odd_elsewhere", Int8, UInt8, new FoldedBytes(-9, FoldedBase.None, IsOdd: true, 77, Entries(30))),
        Folded("rectified", Int8, Int8, new FoldedBytes(5, FoldedBase.Positive, IsOdd: false, 0, [-12])),
        .. Stepped,
    ];

    /// <summary>Staircases, which have a form of words: by each place, with each base, and with steps of every kind.</summary>
    public static IReadOnlyList<KernelProgram> Stepped =>
    [
        Staircase("by_magnitude", Int8, Int8, x => Math.Max(x, 0) - 1 + Up(Math.Abs(x), 2, 1) - Up(Math.Abs(x), 9, 1) - Up(Math.Abs(x), 64, 3) - Up(Math.Abs(x), 128, 2)),
        Staircase("by_number", Int8, UInt8, x => 3 + Up(x, -127, 64) - Up(x, -1, 2) + Up(x, 0, 1) + Up(x, 1, 8) + Up(x, 127, 128)),
        Staircase("below_zero", Int8, Int8, x => Math.Max(x, 0) - (5 * Up(-x, 1, 1)) - Up(-x, 30, 16) - Up(-x, 128, 1)),
        Staircase("above_zero", Int8, UInt8, x => 255 - Up(x, 1, 128) - Up(x, 40, 4) - Up(x, 127, 123)),
        Staircase("unsigned_code", UInt8, UInt8, x => x - Up(x, 100, 50) + Up(x, 129, 7) - Up(x, 200, 7)),
        Staircase("unsigned_steps", UInt8, Int8, x => Up(x, 1, 1) - Up(x, 128, 100) + Up(x, 255, 30)),
        Staircase("code_and_step", Int8, Int8, x => x + (x < -100 ? 10 : 0) - (x > 100 ? 10 : 0)),
        Staircase("few_bits", new IntegerType(signed: true, 5), Int8, x => (3 * Up(x, -7, 1)) - Up(x, 3, 20)),
    ];

    /// <summary>A code and an entry of 48.</summary>
    public static KernelProgram ThreeRows(string name) => Folded(name, UInt8, Int8, new FoldedBytes(0, FoldedBase.Code, IsOdd: false, 0, Entries(48)));

    private static int Up(int place, int from, int by) => place >= from ? by : 0;

    // A kernel that takes long for a code: the portable loop adds the code and takes it away again.
    private static KernelProgram Staircase(string name, IntegerType input, IntegerType output, Func<int, int> code)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", input);
        Step address = builder.LowBits("address", builder.Add("turned", x, 77), input.Bits);
        int count = 1 << input.Bits;
        var table = new Table("codes", [.. Enumerable.Range(0, count).Select(at => (long)code(Code(at)))], "");
        Step value = builder.Lookup("value", table, address);
        for (int i = 0; i < 12; i++)
        {
            value = builder.Subtract($"same_{i}", builder.Add($"more_{i}", value, x), x);
        }

        return builder.Build(name, value, new Port("y", output));

        int Code(int at)
        {
            int turned = (at + (2 * count) - 77) % count;
            return input.Signed && turned >= count / 2 ? turned - count : turned;
        }
    }

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
