using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Tests.Lowering;

public sealed class LoweringTests
{
    private readonly KernelBuilder builder = new();
    private readonly Step x;

    public LoweringTests() => x = builder.Input("x", new IntegerType(signed: true, 12));

    [Fact]
    public void Hardware_keeps_factors_narrow_and_gives_an_unsigned_one_a_sign()
    {
        var product = Assert.IsType<Product>(Only(ExactWidths.Of(Build(builder.Multiply("y", x, builder.LowBits("low", x, 7))))).Primitive);
        Assert.Equal((12, true, false), (product.Left.Bits, product.Left.Signed, product.Left.Cast));
        Assert.Equal((8, true, true), (product.Right.Bits, product.Right.Signed, product.Right.Cast));
    }

    [Fact]
    public void Hardware_shifts_by_a_constant_with_a_slice()
    {
        var slice = Assert.IsType<Slice>(Only(ExactWidths.Of(Build(builder.ShiftRight("y", x, 5)))).Primitive);
        Assert.Equal((5, 7), (slice.Source.Lowest, slice.Source.Bits));
    }

    [Fact]
    public void Hardware_computes_at_the_width_of_the_wire()
    {
        Definition sum = Only(ExactWidths.Of(Build(builder.Add("y", x, 5000))));
        Assert.Equal(new IntegerType(signed: false, 13), sum.Type);
        Assert.All(sum.Primitive.Operands, operand => Assert.Equal(13, operand.Bits));
    }

    [Fact]
    public void Hardware_reads_a_wide_entry_into_a_wire_of_its_own()
    {
        var table = new Table("curve", [1, 2, 3, 900], "");
        LoweredProgram program = ExactWidths.Of(Build(builder.Lookup("y", table, builder.Minimum("address", builder.LowBits("low", x, 2), 2))));
        Assert.Equal(["low", "address", "y_entry", "y"], program.Definitions.Select(definition => definition.Name));
        Assert.Equal((10, 2), (program.Definitions[2].Type.Bits, program.Definitions[3].Type.Bits));
        Assert.Contains(("y_entry", 2, 8), program.UnreadBits().Select(run => (run.Name, run.Lowest, run.Bits)));
    }

    // ⌊(v + k·2^n) / 2^n⌋ = ⌊v / 2^n⌋ + k: what the sum and the bias add is one constant, and what is shifted is unsigned.
    [Theory]
    [InlineData(0, "x_wide x_biased+2048 y y_whole-256")]
    [InlineData(3, "x_wide sum_biased+2051 y y_whole-256")]
    [InlineData(2048, "x_wide sum+2048 y")]
    [InlineData(-3000, "x_wide sum_biased+5192 y y_whole-1024")]
    public void Software_shifts_only_what_is_never_negative(long offset, string definitions)
    {
        LoweredProgram program = MachineWords.Of(Build(builder.ShiftRight("y", builder.Add("sum", x, offset), 3)), [Whole]);
        Assert.Equal(definitions, string.Join(' ', program.Definitions.Select(definition => definition.Name + definition.Primitive switch
        {
            Sum sum => $"+{sum.Right.Signal.Value}",
            Difference difference => $"-{difference.Right.Signal.Value}",
            _ => "",
        })));
        Assert.All(program.Primitives.OfType<ShiftDown>(), shift => Assert.False(shift.Source.Signed));
    }

    [Fact]
    public void Software_shifts_by_what_is_computed_only_what_is_never_negative()
    {
        LoweredProgram program = MachineWords.Of(Build(builder.ShiftRight("y", x, builder.LowBits("amount", x, 2))), [Whole]);
        Assert.All(program.Primitives.OfType<ShiftDown>(), shift => Assert.False(shift.Source.Signed));
        Assert.Equal(2, program.Primitives.OfType<ShiftDown>().Count());
    }

    [Fact]
    public void Software_adds_a_constant_to_the_entries_of_a_table_that_stay_as_narrow()
    {
        Step address = builder.LowBits("address", x, 1);
        Step small = builder.Add("small", builder.Lookup("a", new Table("bytes", [0, 200], "entries, less 7"), address), 7);
        Step large = builder.Add("large", builder.Lookup("b", new Table("more", [0, 250], ""), address), 7);
        LoweredProgram program = MachineWords.Of(Build(builder.Multiply("y", small, large)), [Whole]);
        Assert.Equal([7L, 207L], program.ReadTables.Single(table => table.Name == "bytes").Entries.ToArray());
        Assert.Equal("entries", program.ReadTables.Single(table => table.Name == "bytes").Remark);
        Assert.Equal([0L, 250L], program.ReadTables.Single(table => table.Name == "more").Entries.ToArray());
    }

    [Fact]
    public void Software_adds_to_the_table_what_is_added_to_an_address()
    {
        Step address = builder.LowBits("address", x, 1);
        var table = new Table("line", [1, 2, 4], "");
        Step rise = builder.Subtract("y", builder.Lookup("right", table, builder.Add("next", address, 1)), builder.Lookup("left", table, address));
        LoweredProgram program = MachineWords.Of(Build(rise), [Whole]);
        Assert.Equal([1L, 0L], program.Primitives.OfType<Read>().Select(read => read.Offset));
        Assert.DoesNotContain("next", program.Definitions.Select(definition => definition.Name));
    }

    [Theory]
    [InlineData(3, "from_10 from_20 segment_from_20 from_30 y")]
    [InlineData(4, "y")]
    public void Software_finds_a_segment_without_a_loop(int breakpoints, string definitions)
    {
        var table = new Table("breakpoints", [.. Enumerable.Range(1, breakpoints).Select(number => 10L * number)], "");
        LoweredProgram program = MachineWords.Of(Build(builder.Rank("y", table, builder.LowBits("key", x, 6))), [Whole]);
        Assert.Equal("x_wide key " + definitions.Replace("segment", "y", StringComparison.Ordinal), string.Join(' ', program.Definitions.Select(definition => definition.Name)));
        Assert.Empty(program.CountTables);
    }

    [Fact]
    public void Software_makes_a_magnitude_of_the_positive_part_that_it_needs_anyway()
    {
        Step y = builder.Subtract("y", builder.Absolute("magnitude", x), builder.Maximum("positive", x, 0));
        LoweredProgram program = MachineWords.Of(Build(y), [Whole]);
        Assert.Equal(["positive", "twice", "x_wide", "magnitude", "y"], program.Definitions.Select(definition => definition.Name));
        Assert.Empty(program.Primitives.OfType<Magnitude>());
    }

    [Fact]
    public void Software_leaves_the_sign_where_nothing_else_is_left() =>
        Assert.Equal(Floor.Sign, Assert.IsType<ShiftDown>(Only(MachineWords.Of(Build(builder.ShiftRight("y", x, 11)))).Primitive).Floor);

    [Fact]
    public void Software_computes_in_a_type_that_holds_operands_and_result_and_narrows_after()
    {
        Step wide = builder.Multiply("wide", x, 5_000_000_000);
        Definition narrow = Only(MachineWords.Of(Build(builder.ShiftRight("y", wide, 20))));
        Assert.Equal((63, 32), (narrow.Computed.Bits, narrow.Type.Bits));
    }

    [Fact]
    public void Both_take_an_operation_of_several_primitives()
    {
        KernelProgram kernel = Build(builder.Append(new RoundingHighMultiply("y", x, x, 8, "why")));
        Definition[] own = [.. ExactWidths.Of(kernel).Definitions.Where(definition => definition.Name[0] == 'y')];
        Assert.Equal(["y_product", "y_biased", "y"], own.Select(definition => definition.Name));
        Assert.Equal("why", own[^1].Remark);
        Assert.All(own[..^1], definition => Assert.Equal("", definition.Remark));
        Assert.Equal(["y_product", "y_rounding", "y"], MachineWords.Of(kernel).Definitions.Where(definition => definition.Name[0] == 'y').Select(definition => definition.Name));
        Assert.Equal(1, kernel.Multiplications);
    }

    // One half and the bias that keeps the shift unsigned are one constant, whose two bits are 16 apart; the entries that lanes read stay as they are.
    [Fact]
    public void Software_raises_a_rounding_high_multiply_by_one_constant_and_leaves_tables_alone()
    {
        var table = new Table("c", [-30000, 5, 30000, -7], "");
        Step product = builder.RoundingHighMultiply("high", x, builder.LowBits("place", x, 7), 7);
        LoweredProgram program = MachineWords.Of(Build(builder.Add("y", builder.Lookup("read", table, builder.LowBits("address", x, 2)), product)));
        Assert.Equal(table.Entries, Assert.Single(program.Tables).Entries);
        Assert.Contains(program.Primitives.OfType<Sum>(), sum => sum.Right.Signal is { IsLiteral: true, Value: (1 << 22) + (1 << 6) });
    }

    // A port of 12 bits in an integer of 16; a module has a port as wide as its codes.
    [Fact]
    public void Software_takes_what_only_its_integer_holds_as_the_nearest_code()
    {
        KernelProgram kernel = Build(builder.Add("y", x, 1));
        Assert.Equal(["x_code_floor", "x_code", "y"], MachineWords.Of(kernel).Definitions.Select(definition => definition.Name));
        Assert.Equal(["y"], ExactWidths.Of(kernel).Definitions.Select(definition => definition.Name));
        var promised = new Quantization(new IntegerType(signed: true, 12), 1, 0, outside: OutsideCodes.Never);
        Assert.Equal(["y"], MachineWords.Of(kernel, [promised]).Definitions.Select(definition => definition.Name));
        Assert.Empty(MachineWords.Of(Build(KernelBuilder.Constant(3))).Definitions);
    }

    [Fact]
    public void Two_wires_of_one_name_are_refused()
    {
        KernelProgram kernel = Build(builder.Append(new RoundingHighMultiply("y", builder.Add("y_biased", x, 3), x, 8)));
        Assert.Contains("'y_biased' appears twice", Assert.Throws<KernelException>(() => ExactWidths.Of(kernel)).Message, StringComparison.Ordinal);
    }

    private KernelProgram Build(Step result) => builder.Build("k", result, new Port("out", new IntegerType(signed: true, 32)));

    private static Quantization Whole { get; } = new(new IntegerType(signed: true, 12), 1, 0, outside: OutsideCodes.Never);

    private static Definition Only(LoweredProgram program) => program.Definitions.Single(definition => definition.Name == "y");
}
