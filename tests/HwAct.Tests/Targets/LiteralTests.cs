using HwAct.Targets;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Targets;

/// <summary>Literals are right for the language, in a culture that writes numbers another way.</summary>
public sealed class LiteralTests : IDisposable
{
    private readonly StrangeCulture culture = new();

    public void Dispose() => culture.Dispose();

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-7, "-7")]
    [InlineData(2147483647, "2147483647")]
    [InlineData(2147483648, "2147483648LL")]
    [InlineData(-2147483647, "-2147483647")]
    [InlineData(-2147483648, "(-2147483647 - 1)")]
    [InlineData(-2147483649, "-2147483649LL")]
    [InlineData(long.MaxValue, "9223372036854775807LL")]
    [InlineData(long.MinValue, "(-9223372036854775807LL - 1)")]
    public void A_C_literal_has_the_value_and_a_type_that_holds_it(long value, string expected) => Assert.Equal(expected, CLiteral.Of(value));

    [Theory]
    [InlineData(5, "5")]
    [InlineData(-5, "(-5)")]
    [InlineData(int.MinValue, "(-2147483647 - 1)")]
    public void A_negative_C_operand_stands_in_parentheses(long value, string expected) => Assert.Equal(expected, CLiteral.Operand(value));

    // As wide as the word wherever int has 16 bits.
    [Theory]
    [InlineData(5, true, 32, "5")]
    [InlineData(-5, true, 32, "(-5)")]
    [InlineData(40000, true, 32, "INT32_C(40000)")]
    [InlineData(-40000, true, 64, "(-INT64_C(40000))")]
    [InlineData(int.MinValue, true, 32, "INT32_MIN")]
    [InlineData(5, false, 32, "5u")]
    [InlineData(70000, false, 32, "UINT32_C(70000)")]
    [InlineData(-1, false, 32, "UINT32_C(4294967295)")]
    public void A_C_operand_has_the_type_of_what_it_is_computed_with(long value, bool signed, int bits, string expected) =>
        Assert.Equal(expected, CLiteral.Operand(value, signed, bits));

    [Theory]
    [InlineData(1, "1u")]
    [InlineData(12, "0xFFFu")]
    [InlineData(32, "UINT32_C(0xFFFFFFFF)")]
    [InlineData(33, "UINT64_C(0x1FFFFFFFF)")]
    public void A_C_mask_is_unsigned(int bits, string expected) => Assert.Equal(expected, CLiteral.Mask(bits));

    [Theory]
    [InlineData(5, 4, "4'd5")]
    [InlineData(-5, 4, "-4'd5")]
    [InlineData(-8, 4, "-4'd8")]
    [InlineData(21, 4, "4'd5")]
    [InlineData(-21, 4, "4'd11")]
    [InlineData(long.MaxValue, 63, "63'd9223372036854775807")]
    public void A_Verilog_literal_is_taken_modulo_its_width(long value, int bits, string expected) =>
        Assert.Equal(expected, VerilogLiteral.Modular(value, bits));

    [Theory]
    [InlineData(7, 4, "4'sd7")]
    [InlineData(-8, 4, "-4'sd8")]
    public void A_signed_Verilog_literal_keeps_its_sign(long value, int bits, string expected) =>
        Assert.Equal(expected, VerilogLiteral.Signed(value, bits));
}
