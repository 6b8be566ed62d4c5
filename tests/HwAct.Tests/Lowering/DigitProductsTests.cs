using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Tests.Lowering;

/// <summary>A product with an entry of a table as a sum of multiples by its digits.</summary>
public sealed class DigitProductsTests
{
    private const int AddressBits = 6;

    private static readonly long[] Codes = [.. Enumerable.Range(-2048, 4096).Select(code => (long)code)];

    // Sums: one less than there are digits, and one more where the half is no bit of a row. The highest digit of 63 is −1 but for a fifth, and so is that of −64.
    [Theory]
    [InlineData(-18, 408, 128, true, 4)]
    [InlineData(-18, 408, 128, false, 4)]
    [InlineData(-18, 408, 64, true, 5)]
    [InlineData(-18, 408, 512, true, 5)]
    [InlineData(-18, 408, 2, true, 4)]
    [InlineData(-18, 408, 0, true, 4)]
    [InlineData(-64, 63, 8, true, 4)]
    [InlineData(0, 10, 1, true, 2)]
    [InlineData(0, 10, 2, true, 1)]
    [InlineData(0, 2, 0, false, 0)]
    [InlineData(-85, -80, 32, true, 4)]
    public void It_is_the_product_of_every_code_and_takes_a_sum_a_digit(long least, long most, long half, bool isSigned, int sums)
    {
        KernelProgram kernel = Kernel(least, most, half, isSigned);
        KernelProgram digits = Assert.Single(DigitProducts.OneIn(kernel));
        Assert.Equal(0, digits.Multiplications);
        Assert.Equal(Interpreter.RunAll(kernel), Interpreter.RunAll(digits));
        LoweredProgram lowered = ExactWidths.Of(digits);
        Assert.Equal(Interpreter.RunAll(kernel), ClockedRun.Of(lowered, Codes, 0));
        Assert.Equal(sums, lowered.Primitives.Count(primitive => primitive is Sum));
        Assert.Equal("entries_digits", Assert.Single(digits.Tables).Name);
        Assert.Empty(DigitProducts.OneIn(digits));
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(10, 2, 10)]
    [InlineData(-1, 2, 3)]
    [InlineData(7, 3, 0b10_11)]
    [InlineData(-18, 4, 0b00_11_11_10)]
    public void Digits_are_two_bits_each(long value, int count, long code) => Assert.Equal(code, DigitProducts.CodeOf(value, count));

    [Theory]
    [InlineData(11, 2)]
    [InlineData(-1, 1)]
    [InlineData(-2, 2)]
    public void What_so_many_digits_do_not_reach_is_refused(long value, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitProducts.CodeOf(value, count));

    // The entry itself, its square, and another entry of the same table are needed as they are.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_table_that_is_read_beside_the_product_stays(int beside)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 12));
        Table table = Entries(-18, 408);
        Step entry = builder.Lookup("entry", table, builder.LowBits("address", x, AddressBits));
        Step place = builder.ShiftRight("place", x, AddressBits);
        Step product = builder.Multiply("product", entry, beside == 1 ? entry : place);
        Step other = beside == 2 ? builder.Lookup("other", table, builder.LowBits("half", x, AddressBits - 1)) : entry;
        Assert.Empty(DigitProducts.OneIn(builder.Build("kernel", beside == 1 ? product : builder.Add("sum", product, other), Port)));
    }

    [Fact]
    public void A_multiplier_of_one_bit_is_fewer_luts_and_stays()
    {
        KernelProgram wide = Kernel(-18, 408, 128, isSigned: true);
        Assert.Equal(0, FewestProductLuts.Of(wide).Multiplications);
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 12));
        Step product = builder.Multiply("product", builder.Lookup("entry", Entries(-18, 408), builder.LowBits("address", x, AddressBits)), builder.LowBits("place", builder.ShiftRight("high", x, AddressBits), 1));
        KernelProgram narrow = builder.Build("kernel", product, Port);
        Assert.Same(narrow, FewestProductLuts.Of(narrow));
        Assert.Single(DigitProducts.OneIn(narrow));
    }

    private static Port Port => new("y", new IntegerType(signed: true, 24));

    private static Table Entries(long least, long most) => new("entries", [.. Enumerable.Range(0, 1 << AddressBits).Select(i => i == 0 ? least : i == 1 ? most : least + (i * 7919L % (most - least + 1)))], "");

    private static KernelProgram Kernel(long least, long most, long half, bool isSigned)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 12));
        Step entry = builder.Lookup("entry", Entries(least, most), builder.LowBits("address", x, AddressBits));
        Step high = builder.ShiftRight("high", x, AddressBits);
        Step place = isSigned ? high : builder.LowBits("place", high, 5);
        Step product = isSigned ? builder.Multiply("product", entry, place) : builder.Multiply("product", place, entry);
        return builder.Build("kernel", half == 0 ? product : builder.Add("biased", product, half), Port);
    }
}
