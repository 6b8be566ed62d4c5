using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Tests.Lowering;

/// <summary>A bit that is added to a summand is the carry into the sum.</summary>
public sealed class CarryInTests
{
    // Summands that are negative, a bit on either side, and a sum on either side.
    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(false, true, -8)]
    [InlineData(true, false, -3)]
    [InlineData(true, true, 0)]
    public void A_bit_beside_a_summand_takes_no_adder(bool isSwapped, bool isBitFirst, long below)
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) =>
        {
            Step shifted = builder.Add("shifted", other, below);
            Step inner = isBitFirst ? builder.Add("inner", bit, shifted) : builder.Add("inner", shifted, bit);
            return isSwapped ? builder.Add("outer", inner, one) : builder.Add("outer", one, inner);
        });
        LoweredProgram program = ExactWidths.Of(kernel);
        Assert.Single(program.Primitives.OfType<Sum>(), sum => sum.Left.Signal.Name.StartsWith("outer", StringComparison.Ordinal));
        Assert.DoesNotContain(program.Definitions, definition => definition.Name == "inner");
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(program, Codes, 0));
    }

    [Fact]
    public void A_sum_that_is_read_twice_stays()
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) =>
        {
            Step inner = builder.Add("inner", other, bit);
            return builder.Add("all", builder.Add("outer", one, inner), builder.ShiftRight("half", inner, 1));
        });
        LoweredProgram program = ExactWidths.Of(kernel);
        Assert.DoesNotContain(program.Definitions, definition => definition.Name == "outer_wide");
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(program, Codes, 0));
    }

    [Fact]
    public void A_summand_of_two_bits_stays()
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) => builder.Add("outer", one, builder.Add("inner", other, builder.ShiftLeft("twice", bit, 1))));
        Assert.Equal(2, ExactWidths.Of(kernel).Primitives.OfType<Sum>().Count());
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(ExactWidths.Of(kernel), Codes, 0));
    }

    // 0 and -1, which no carry is.
    [Fact]
    public void A_bit_below_zero_stays()
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) => builder.Add("outer", one, builder.Add("inner", other, builder.Subtract("minus", KernelBuilder.Constant(0), bit))));
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(ExactWidths.Of(kernel), Codes, 0));
    }

    [Fact]
    public void Where_a_part_would_have_the_name_of_a_step_nothing_changes()
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) => builder.Add("outer", builder.ShiftRight("outer_left", one, 1), builder.Add("inner", other, bit)));
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(ExactWidths.Of(kernel), Codes, 0));
    }

    // An inner sum that wraps, and one that is read from its second bit on.
    [Theory]
    [InlineData(3, 0)]
    [InlineData(5, 1)]
    public void What_is_not_the_whole_sum_stays(int innerBits, int lowest)
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) => one);
        IntegerType twelve = new(signed: false, 12);
        Operand x = Read("x", new IntegerType(signed: true, 9), 0, 12);
        LoweredProgram program = new(
            kernel,
            [
                Defined("bit", 1, new Slice(x with { Bits = 1 }, 1)),
                Defined("other", 4, new Slice(x with { Lowest = 4, Bits = 4 }, 4)),
                Defined("inner", innerBits, new Sum(Read("other", new IntegerType(signed: false, 4), 0, innerBits), Read("bit", new IntegerType(signed: false, 1), 0, innerBits))),
                Defined("outer", 12, new Sum(x, Read("inner", new IntegerType(signed: false, innerBits), lowest, 12))),
            ],
            Read("outer", twelve, 0, 12));
        Assert.Equal(ClockedRun.Of(program, Codes, 0), ClockedRun.Of(CarryIns.In(program), Codes, 0));

        static Definition Defined(string name, int bits, Primitive primitive) => new(name, new IntegerType(signed: false, bits), new IntegerType(signed: false, bits), primitive, "");
        static Operand Read(string name, IntegerType type, int lowest, int bits) => new(new Signal(name, new ValueRange(type.Min, type.Max)), type, lowest, bits, Signed: false, Cast: false);
    }

    [Fact]
    public void A_power_of_two_that_is_reached_is_taken_off_by_an_adder()
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) => builder.Add("less", builder.Minimum("limited", builder.LowBits("low", one, 5), 16), -16));
        LoweredProgram program = ExactWidths.Of(kernel);
        Assert.Single(program.Primitives.OfType<Difference>());
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(program, Codes, 0));
    }

    // What is below a power of two less that power is ones above it.
    [Theory]
    [InlineData(16, true)]
    [InlineData(8, false)]
    [InlineData(32, true)]
    [InlineData(17, false)]
    public void A_power_of_two_is_taken_off_what_is_below_it_without_an_adder(long power, bool isWired)
    {
        KernelProgram kernel = Kernel((builder, one, other, bit) => builder.Add("less", builder.LowBits("low", one, 4), -power));
        LoweredProgram program = ExactWidths.Of(kernel);
        Assert.Equal(isWired, !program.Primitives.OfType<Difference>().Any());
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(program, Codes, 0));
    }

    private static long[] Codes => [.. Enumerable.Range(-256, 512).Select(code => (long)code)];

    private static KernelProgram Kernel(Func<KernelBuilder, Step, Step, Step, Step> result)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 9));
        Step one = builder.ShiftRight("one", x, 2);
        Step other = builder.LowBits("other", builder.ShiftRight("upper", x, 4), 3);
        Step bit = builder.LowBits("bit", x, 1);
        return builder.Build("kernel", result(builder, one, other, bit), new Port("y", new IntegerType(signed: true, 12)));
    }
}
