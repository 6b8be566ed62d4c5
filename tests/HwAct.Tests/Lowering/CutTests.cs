using System.Collections.Immutable;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Tests.Lowering;

/// <summary>Operations that are longer than a stage: registers inside, and every code as without a clock.</summary>
public sealed class CutTests
{
    // Picoseconds: 217 MHz.
    private const long Period = 5300;

    public static TheoryData<string> Operations => new(Names);

    private static readonly string[] Names =
    [
        nameof(Sum),
        nameof(Difference),
        "difference of sums",
        nameof(Negation),
        nameof(Magnitude),
        "least magnitude",
        "signed product",
        "unsigned product",
        "wide product",
        "wide product of what is never negative",
        "wide product with a sign",
        "wide product of low bits",
        "order",
        "clamp",
        "shift left",
        "shift right",
        "table",
        "short table",
        "rank",
        "network",
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_longer_than_a_stage_is_cut_and_every_code_is_the_same(string operation)
    {
        KernelProgram kernel = Kernel(operation);
        var search = Search(kernel);
        var whole = new Placement(ExactWidths.Of(kernel), DeviceDelays.Of(FpgaDevice.Ice40Hx), _ => false);
        Assert.True(whole.Earliest(Period) is null, "nothing is longer than a stage");
        PlacedProgram cut = Assert.IsType<PlacedProgram>(search.At(Period));
        Assert.True(cut.Placement.Slowest(cut.Earliest) <= Period);
        LoweredProgram registered = Registers.Insert(cut.Program, cut.Placement, cut.Place(Period, cut.Stages), cut.Stages);
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(registered, CodesOf(kernel), cut.Stages));
    }

    [Theory]
    [InlineData("\"activation\": \"gelu\", \"input\": \"Q3.8\", \"output\": \"Q3.8\", \"method\": \"logic\"", 200)]
    [InlineData("\"activation\": \"gelu\", \"input\": \"Q3.8\", \"output\": \"Q3.8\", \"method\": \"logic\", \"max_error_lsb\": \"exact\"", 225)]
    [InlineData("\"activation\": \"tanh\", \"input\": \"int10:0.01:5\", \"output\": \"int9:0.004:-3\", \"method\": \"piecewise-polynomial\"", 180)]
    [InlineData("\"activation\": \"silu\", \"input\": \"int8:0.05:-20\", \"output\": \"uint8:0.03:9\", \"method\": \"interpolated-table\"", 200)]
    [InlineData("\"activation\": \"sigmoid\", \"input\": \"Q3.4\", \"output\": \"UQ0.8\", \"method\": \"threshold\"", 190)]
    [InlineData("\"activation\": \"gelu\", \"input\": \"Q3.9\", \"output\": \"Q3.11\", \"method\": \"piecewise-polynomial\"", 120)]
    [InlineData("\"activation\": \"gelu\", \"input\": \"int8:0.03:7\", \"output\": \"int8:0.02:-9\", \"method\": \"tanh-polynomial\"", 150)]
    public void A_clock_that_needs_registers_inside_operations_is_reached_and_every_code_is_the_same(string members, int megahertz)
    {
        KernelProgram kernel = Specified(members);
        Pipeline pipeline = Pipeline.Of(kernel, new PipelineRequest(null, new ClockWish(megahertz), FpgaDevice.Ice40Hx), _ => false);
        Assert.True(pipeline.Megahertz >= megahertz);
        long[] codes = CodesOf(kernel);
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(pipeline.Program, codes, pipeline.Schedule.Latency));
    }

    // Rows of digits on a device without DSP blocks, or where a clock is shorter than one; as many blocks as a product needs elsewhere.
    [Theory]
    [InlineData("wide product", nameof(FpgaDevice.Ice40Hx), 10_000, 0)]
    [InlineData("wide product", nameof(FpgaDevice.Generic), 12_000, 0)]
    [InlineData("wide product", nameof(FpgaDevice.Xc7), 8_000, 1)]
    [InlineData("wide product", nameof(FpgaDevice.Xc7), 5_000, 0)]
    [InlineData("wide product", nameof(FpgaDevice.Ecp5), 8_500, 2)]
    [InlineData("wide product with a sign", nameof(FpgaDevice.Ecp5), 8_500, 2)]
    [InlineData("wide product of what is never negative", nameof(FpgaDevice.Ecp5), 8_500, 2)]
    [InlineData("wide product of low bits", nameof(FpgaDevice.Ecp5), 8_500, 2)]
    [InlineData("wide product", nameof(FpgaDevice.Ecp5), 5_000, 0)]
    public void A_wide_product_is_what_a_device_has_for_it(string operation, string device, long period, int blocks)
    {
        KernelProgram kernel = Kernel(operation);
        PlacedProgram cut = Assert.IsType<PlacedProgram>(new PipelineSearch(ExactWidths.Of(kernel), DeviceDelays.Of(Enum.Parse<FpgaDevice>(device)), _ => false).At(period));
        Assert.Equal(blocks == 0, cut.HasRows);
        Assert.Equal(blocks, cut.Program.Primitives.OfType<Product>().Count());
        LoweredProgram registered = Registers.Insert(cut.Program, cut.Placement, cut.Place(period, cut.Stages), cut.Stages);
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(registered, CodesOf(kernel), cut.Stages));
    }

    // Routes among rows are longer than the same sums would have alone.
    [Fact]
    public void Rows_of_a_wide_product_are_placed_by_longer_delays()
    {
        KernelProgram kernel = Kernel("wide product");
        PlacedProgram cut = Search(kernel).At(Period)!;
        var alone = new Placement(cut.Program, DeviceDelays.Of(FpgaDevice.Ice40Hx), _ => false, Readers.Of(ExactWidths.Of(kernel)));
        Assert.True(cut.HasRows);
        Assert.True(alone.Slowest(cut.Earliest) < 0.96 * cut.Placement.Slowest(cut.Earliest));
        Assert.False(Search(Kernel("signed product")).At(Period)!.HasRows);
    }

    [Fact]
    public void Nothing_is_cut_where_no_clock_asks_for_it()
    {
        foreach (string operation in Names)
        {
            KernelProgram kernel = Kernel(operation);
            LoweredProgram program = ExactWidths.Of(kernel);
            PlacedProgram placed = Search(kernel).At(long.MaxValue / 4)!;
            Assert.Equal(program.Definitions.Select(definition => definition.Name), placed.Program.Definitions.Select(definition => definition.Name));
        }
    }

    [Fact]
    public void Sums_of_many_become_trees_of_the_same_value()
    {
        KernelProgram kernel = Specified("\"input\": \"Q3.8\", \"output\": \"Q0.11\", \"activation\": \"tanh\", \"method\": \"logic\"");
        LoweredProgram serial = ExactWidths.Of(kernel);
        LoweredProgram tree = SumTrees.In(serial);
        Assert.NotSame(serial, tree);
        Assert.True(Depth(tree) < Depth(serial), $"{Depth(tree)} adders one after the other");
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(tree, CodesOf(kernel), 0));
    }

    private static KernelProgram Specified(string members) => KernelChoice.Prove(Assert.Single(new SpecificationReader().Read(
        $"{{ \"kernels\": [{{ \"name\": \"cut\", {members} }}] }}", "k.json")).Specification).Kernel;

    private static int Depth(LoweredProgram program)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Definition definition in program.Definitions)
        {
            depths[definition.Name] = definition.Primitive.Operands.Max(operand => depths.GetValueOrDefault(operand.Signal.Name)) + (definition.Primitive is Sum ? 1 : 0);
        }

        return depths.Values.Max();
    }

    private static long[] CodesOf(KernelProgram kernel) => [.. Enumerable.Range(0, (int)kernel.Inputs[0].Codes.Count).Select(at => kernel.Inputs[0].Codes.Min + at)];

    private static PipelineSearch Search(KernelProgram kernel) => new(ExactWidths.Of(kernel), DeviceDelays.Of(FpgaDevice.Ice40Hx), _ => false);

    // Each table reads the one before it, and some that are far.
    private static LogicNetwork DeepNetwork()
    {
        var luts = ImmutableArray.CreateBuilder<Lut>();
        for (int i = 0; i < 40; i++)
        {
            int last = 12 + i;
            luts.Add(new Lut((ulong)((i * 40_503) + 27_183) & 0xFFFF, [last - 1, i % 11, 11 - (i % 5) == i % 11 ? 11 : last - 2 - (i % 3)]));
        }

        return new LogicNetwork(12, 4, [.. luts.Select(lut => lut with { Inputs = [.. lut.Inputs.Distinct()] }).Select(lut => lut with { Table = lut.Table & Lut.Mask(lut.Inputs.Length) })], [.. Enumerable.Range(43, 9)], isSigned: true);
    }

    private static KernelProgram Kernel(string operation)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 12));
        Step low = builder.LowBits("low", x, 6);
        Step high = builder.ShiftRight("high", x, 5);
        Step spread = builder.Subtract("spread", KernelBuilder.Constant(0x5_A5A5), builder.ShiftLeft("left", x, 7));
        Step result = operation switch
        {
            nameof(Sum) => builder.Add("sum", spread, builder.Add("twice", builder.ShiftLeft("far", x, 11), x)),
            nameof(Difference) => builder.Subtract("difference", spread, builder.ShiftLeft("far", high, 3)),
            "difference of sums" => builder.Subtract("difference", spread, builder.Add("other", builder.ShiftLeft("far", high, 3), x)),
            nameof(Negation) => builder.Subtract("negated", KernelBuilder.Constant(0), builder.Add("joined", builder.ShiftLeft("far", x, 8), builder.LowBits("near", x, 8))),
            "least magnitude" => builder.Absolute("magnitude", builder.Add("joined", builder.ShiftLeft("far", x, 12), builder.LowBits("near", x, 11))),
            nameof(Magnitude) => builder.Absolute("magnitude", spread),
            "signed product" => builder.Multiply("product", x, high),
            "unsigned product" => builder.Multiply("product", low, builder.LowBits("other", x, 9)),
            "wide product" => builder.Multiply("product", spread, x),
            "wide product of what is never negative" => builder.Multiply("product", builder.LowBits("other", x, 9), builder.LowBits("many", spread, 18)),
            "wide product with a sign" => builder.Multiply("product", spread, builder.LowBits("other", x, 9)),
            "wide product of low bits" => builder.LowBits("part", builder.Multiply("product", spread, builder.ShiftLeft("far", high, 3)), 17),
            "order" => builder.Less("order", spread, builder.ShiftLeft("far", high, 12)),
            "clamp" => builder.Clamp("clamped", spread, -54_321, 123_456),
            "shift left" => builder.ShiftLeft("shifted", high, builder.LowBits("amount", x, 5)),
            "shift right" => builder.ShiftRight("shifted", spread, builder.LowBits("amount", x, 5)),
            "table" => builder.Lookup("word", new Table("words", [.. Enumerable.Range(0, 512).Select(at => (long)(at * at * 77 % 1021))], ""), builder.LowBits("row", x, 9)),
            "short table" => builder.Lookup(
                "word", new Table("words", [.. Enumerable.Range(0, 161).Select(at => (long)(at * at * 77 % 1021) - 500)], ""), builder.Minimum("row", builder.LowBits("rows", x, 8), 160)),
            "rank" => builder.Rank("rank", new Table("bounds", [.. Enumerable.Range(0, 23).Select(at => (long)((at * 173) - 1900))], ""), x),
            _ => builder.LutNetwork("bits", DeepNetwork(), builder.LowBits("code", x, 12)),
        };
        ValueRange range = builder.RangeOf(result);
        return builder.Build("kernel", result, new Port("y", range.Type));
    }
}
