using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Tests.Kernels;

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

    [Theory]
    [InlineData(0, nameof(Floor.Either))]
    [InlineData(2048, nameof(Floor.Plain))]
    [InlineData(-3000, nameof(Floor.Complement))]
    public void Software_floors_by_the_sign_of_what_it_shifts(long offset, string floor) =>
        Assert.Equal(floor, Assert.IsType<ShiftDown>(Only(MachineWords.Of(Build(builder.ShiftRight("y", builder.Add("sum", x, offset), 3)))).Primitive).Floor.ToString());

    [Fact]
    public void Software_leaves_the_sign_where_nothing_else_is_left() =>
        Assert.Equal(Floor.Sign, Assert.IsType<ShiftDown>(Only(MachineWords.Of(Build(builder.ShiftRight("y", x, 11)))).Primitive).Floor);

    [Fact]
    public void Software_computes_in_a_type_that_holds_operands_and_result_and_narrows_after()
    {
        Step wide = builder.Multiply("wide", x, 5_000_000_000);
        Definition narrow = Only(MachineWords.Of(Build(builder.ShiftRight("y", wide, 20))));
        Assert.Equal((64, 32), (narrow.Computed.Bits, narrow.Type.Bits));
    }

    [Fact]
    public void Both_take_an_operation_of_several_primitives()
    {
        KernelProgram kernel = Build(builder.Append(new RoundingHighMultiply("y", x, x, 8, "why")));
        Assert.All([ExactWidths.Of(kernel), MachineWords.Of(kernel)], program =>
        {
            Definition[] own = [.. program.Definitions.Where(definition => definition.Name[0] == 'y')];
            Assert.Equal(["y_product", "y_biased", "y"], own.Select(definition => definition.Name));
            Assert.Equal(["", "", "why"], own.Select(definition => definition.Remark));
        });
        Assert.Equal(1, kernel.Multiplications);
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
        Assert.Contains("'y_biased' appears twice", Assert.Throws<KernelException>(() => MachineWords.Of(kernel)).Message, StringComparison.Ordinal);
    }

    private KernelProgram Build(Step result) => builder.Build("k", result, new Port("out", new IntegerType(signed: true, 32)));

    private static Definition Only(LoweredProgram program) => program.Definitions.Single(definition => definition.Name == "y");
}
