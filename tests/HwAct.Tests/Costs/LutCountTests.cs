using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Tests.Costs;

public sealed class LutCountTests
{
    private readonly KernelBuilder builder = new();
    private readonly Step x;

    public LutCountTests() => x = builder.Input("x", new IntegerType(signed: true, 12));

    [Fact]
    public void A_magnitude_is_a_LUT_a_bit_and_a_carry_between() =>
        Assert.Equal(new LutCost(12, 11), Count(builder.Absolute("magnitude", x), 12));

    [Fact]
    public void Max_of_x_and_0_is_told_by_the_sign_bit_without_a_carry_chain() =>
        Assert.Equal(new LutCost(11, 0), Count(builder.Maximum("positive", x, 0), 11));

    [Fact]
    public void A_sum_is_counted_as_far_as_it_is_read()
    {
        Step sum = builder.Add("sum", builder.LowBits("left", x, 6), builder.ShiftRight("right", builder.LowBits("low", x, 11), 5));
        Assert.Equal(new LutCost(2, 5), Count(builder.ShiftRight("high", builder.LowBits("wrapped", sum, 6), 4), 2));
    }

    [Fact]
    public void Joined_bits_and_slices_are_wires() =>
        Assert.Equal(default, Count(builder.Join("word", builder.ShiftRight("high", x, 4), builder.LowBits("low", x, 6), 6), 16, signed: true));

    [Fact]
    public void A_column_that_never_changes_is_nothing_and_one_that_changes_more_is_more()
    {
        Assert.Equal(0, TableLuts.Of(Table(_ => 5), ulong.MaxValue));
        Assert.True(TableLuts.Of(Table(i => i < 20 ? 1 : 0), 1) < TableLuts.Of(Table(i => i * i / 7), 1));
        Assert.Equal(0, TableLuts.Of(Table(i => i << 3), 7));
    }

    [Fact]
    public void A_column_and_its_inverse_are_one_and_an_address_bit_is_none()
    {
        double once = TableLuts.Of(Table(i => i * i / 7 & 1), 1);
        Assert.InRange(once, 2, 20);
        Assert.Equal(once, TableLuts.Of(Table(i => (i * i / 7 & 1) == 0 ? 2 : 1), 3));
        Assert.Equal(once, TableLuts.Of(Table(i => (i & 2) | (i * i / 7 & 1)), 3));
    }

    private static Table Table(Func<int, long> entry) => new("table", [.. Enumerable.Range(0, 64).Select(entry)], "");

    private LutCost Count(Step result, int bits, bool signed = false) =>
        LutCount.Of(builder.Build("kernel", result, new Port("y", new IntegerType(signed, bits))));
}
